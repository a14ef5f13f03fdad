using System.Globalization;
using System.Text;
using System.Xml;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.Files;

namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>
/// Writes a customer credit transfer initiation, ISO 20022 pain.001.001.09: one group of payments from the coalition's account, each
/// with an end-to-end id that the bank's statement brings back. Elements stand in the order of the published schema; text is in the
/// characters that every bank takes.
/// </summary>
internal static class PainWriter
{
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private const int MaxName = 70;
    private const int MaxTown = 35;
    private const int MaxRemittance = 140;

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };

    /// <summary>The file.</summary>
    /// <param name="instruction">What to pay.</param>
    /// <param name="money">In which money.</param>
    public static FileDraft Write(PaymentInstruction instruction, CurrencyCode money)
    {
        var number = SettlementFile.DocumentNumberOf(FileKind.Payment, instruction.Number);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("Document", Namespace);
            xml.WriteStartElement("CstmrCdtTrfInitn");
            WriteHeader(xml, instruction, money, number);
            WriteGroup(xml, instruction, money, number);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return new FileDraft(FileKind.Payment, $"{number}.xml", bytes.ToArray());
    }

    private static void WriteHeader(XmlWriter xml, PaymentInstruction instruction, CurrencyCode money, string number)
    {
        xml.WriteStartElement("GrpHdr");
        xml.WriteElementString("MsgId", number);
        xml.WriteElementString("CreDtTm", DateTimeOffset.UnixEpoch.AddMicroseconds(instruction.CreatedMicros).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        WriteTotals(xml, instruction, money);
        xml.WriteStartElement("InitgPty");
        xml.WriteElementString("Nm", BankText.Of(instruction.Debtor.HolderName, MaxName));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteGroup(XmlWriter xml, PaymentInstruction instruction, CurrencyCode money, string number)
    {
        // What the SEPA rulebook asks for: euros, between IBANs.
        var isSepa = money.Text == "EUR" && instruction.Debtor.IsIban && instruction.Transfers.All(transfer => transfer.Creditor.IsIban);
        xml.WriteStartElement("PmtInf");
        xml.WriteElementString("PmtInfId", number);
        xml.WriteElementString("PmtMtd", "TRF");
        WriteTotals(xml, instruction, money);
        if (isSepa)
        {
            xml.WriteStartElement("PmtTpInf");
            xml.WriteStartElement("SvcLvl");
            xml.WriteElementString("Cd", "SEPA");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteStartElement("ReqdExctnDt");
        xml.WriteElementString("Dt", DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(instruction.ExecutionDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        WriteParty(xml, "Dbtr", instruction.Debtor);
        WriteAccount(xml, "DbtrAcct", instruction.Debtor, money.Text);
        WriteBank(xml, "DbtrAgt", instruction.Debtor);
        xml.WriteElementString("ChrgBr", isSepa ? "SLEV" : "SHAR");
        foreach (var transfer in instruction.Transfers)
        {
            WriteTransfer(xml, instruction, transfer, money);
        }

        xml.WriteEndElement();
    }

    private static void WriteTransfer(XmlWriter xml, PaymentInstruction instruction, CreditTransfer transfer, CurrencyCode money)
    {
        xml.WriteStartElement("CdtTrfTxInf");
        xml.WriteStartElement("PmtId");
        xml.WriteElementString("InstrId", transfer.Order.EndToEndId);
        xml.WriteElementString("EndToEndId", transfer.Order.EndToEndId);
        xml.WriteEndElement();
        xml.WriteStartElement("Amt");
        xml.WriteStartElement("InstdAmt");
        xml.WriteAttributeString("Ccy", money.Text);
        xml.WriteString(Major(transfer.Order.MinorUnits, money));
        xml.WriteEndElement();
        xml.WriteEndElement();
        if (transfer.Creditor.Bic.Length > 0)
        {
            WriteBank(xml, "CdtrAgt", transfer.Creditor);
        }

        WriteParty(xml, "Cdtr", transfer.Creditor);
        WriteAccount(xml, "CdtrAcct", transfer.Creditor, "");
        xml.WriteStartElement("RmtInf");
        xml.WriteElementString("Ustrd", BankText.Of($"Settlement of window {instruction.Window.No}, transfers {instruction.Window.FromSeq} to {instruction.Window.ToSeq}", MaxRemittance));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteTotals(XmlWriter xml, PaymentInstruction instruction, CurrencyCode money)
    {
        xml.WriteElementString("NbOfTxs", instruction.Transfers.Length.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("CtrlSum", Major(instruction.Transfers.Sum(transfer => transfer.Order.MinorUnits), money));
    }

    private static void WriteParty(XmlWriter xml, string name, BankDetails details)
    {
        xml.WriteStartElement(name);
        xml.WriteElementString("Nm", BankText.Of(details.HolderName, MaxName));
        var town = BankText.Of(details.Town, MaxTown);
        if (town.Length > 0 || details.Country.Length > 0)
        {
            xml.WriteStartElement("PstlAdr");
            if (town.Length > 0)
            {
                xml.WriteElementString("TwnNm", town);
            }

            if (details.Country.Length > 0)
            {
                xml.WriteElementString("Ctry", details.Country);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteAccount(XmlWriter xml, string name, BankDetails details, string currency)
    {
        xml.WriteStartElement(name);
        xml.WriteStartElement("Id");
        if (details.IsIban)
        {
            xml.WriteElementString("IBAN", details.AccountNumber);
        }
        else
        {
            xml.WriteStartElement("Othr");
            xml.WriteElementString("Id", details.AccountNumber);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        if (currency.Length > 0)
        {
            xml.WriteElementString("Ccy", currency);
        }

        xml.WriteEndElement();
    }

    /// <summary>The bank; where only an IBAN is known, what the rulebook puts in place of it.</summary>
    private static void WriteBank(XmlWriter xml, string name, BankDetails details)
    {
        xml.WriteStartElement(name);
        xml.WriteStartElement("FinInstnId");
        if (details.Bic.Length > 0)
        {
            xml.WriteElementString("BICFI", details.Bic);
        }
        else
        {
            xml.WriteStartElement("Othr");
            xml.WriteElementString("Id", "NOTPROVIDED");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Major(long minorUnits, CurrencyCode money)
    {
        var perMajor = AmountLimits.MicrosPerMajorUnit / IsoMoney.MicrosPerMinorUnit(money);
        var digits = perMajor.ToString(CultureInfo.InvariantCulture).Length - 1;
        return (minorUnits / (decimal)perMajor).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
