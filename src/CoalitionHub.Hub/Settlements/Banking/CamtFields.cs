using System.Globalization;

namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>Which element says what, in all the versions: where they differ, both places are known.</summary>
internal static class CamtFields
{
    public static void Take(CamtStatement statement, string path, string text)
    {
        switch (path)
        {
            case "Id":
                statement.Id = text;
                break;
            case "Acct/Id/IBAN" or "Acct/Id/Othr/Id":
                statement.Account = text;
                break;
            // Version 02 and 04 number pages in the group header alone; later ones here too.
            case "StmtPgntn/LastPgInd" or "NtfctnPgntn/LastPgInd" when !IsTrue(text):
                statement.IsPaged = true;
                break;
            case "StmtPgntn/PgNb" or "NtfctnPgntn/PgNb" when text != "1":
                statement.IsPaged = true;
                break;
        }
    }

    public static void Take(CamtBalance balance, string path, string text, string currency)
    {
        switch (path)
        {
            case "Tp/CdOrPrtry/Cd":
                balance.Type = text;
                break;
            case "Amt":
                TakeAmount(balance.Amount, text, currency);
                break;
            case "CdtDbtInd":
                balance.IsCredit = IsCredit(text);
                break;
        }
    }

    public static void Take(CamtEntry entry, string path, string text, string currency)
    {
        switch (path)
        {
            case "NtryRef":
                entry.Reference = text;
                break;
            case "AcctSvcrRef":
                entry.ServicerReference = text;
                break;
            case "Amt":
                TakeAmount(entry.Amount, text, currency);
                break;
            case "CdtDbtInd":
                entry.IsCredit = IsCredit(text);
                break;
            case "RvslInd":
                entry.IsReversal = IsTrue(text);
                break;
            case "Sts" or "Sts/Cd" when text.Length > 0:
                entry.Status = text;
                break;
            case "BookgDt/Dt" or "BookgDt/DtTm":
                entry.BookedOn = text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? day
                    : throw new UnreadableBankFileException("A booking date is none.");
                break;
            case "AddtlNtryInf":
                entry.AdditionalText = text;
                break;
            case "NtryDtls/Btch/PmtInfId":
                entry.BatchPaymentId = text;
                break;
        }
    }

    public static void Take(CamtDetail detail, string path, string text, string currency)
    {
        switch (path)
        {
            case "Refs/EndToEndId":
                detail.EndToEndId = Given(text);
                break;
            case "Refs/PmtInfId":
                detail.PaymentId = Given(text);
                break;
            case "Refs/AcctSvcrRef":
                detail.ServicerReference = text;
                break;
            case "Amt":
                TakeAmount(detail.Amount, text, currency);
                break;
            case "AmtDtls/TxAmt/Amt":
                TakeAmount(detail.TransactionAmount, text, currency);
                break;
            case "CdtDbtInd":
                detail.IsCredit = IsCredit(text);
                break;
            case "RmtInf/Strd/CdtrRefInf/Ref" when text.Length > 0:
                // A payment that names two things names neither for sure: the text is searched, which finds both.
                detail.Remittance = Joined(detail.Remittance, text);
                detail.CreditorReference = detail.CreditorReference.Length == 0 || detail.CreditorReference == text ? text : "-";
                break;
            case "RmtInf/Ustrd" or "AddtlTxInf":
                detail.Remittance = Joined(detail.Remittance, text);
                break;
            // A bank that gives no return information says it by the transaction's code: ISO's sub-families, or SWIFT's and its own.
            case "BkTxCd/Domn/Fmly/SubFmlyCd" when text is "RRTN" or "UPDD":
            case "BkTxCd/Prtry/Cd" when text is "RTRN" or "NRTI":
                detail.IsReturn = true;
                break;
            case not null when path == "RtrInf" || path.StartsWith("RtrInf/", StringComparison.Ordinal):
                detail.IsReturn = true;
                break;
        }
    }

    /// <summary>What banks write where nothing was given.</summary>
    public static string Given(string text) => text is "NOTPROVIDED" or "NONREF" or "NOREF" ? "" : text;

    private static string Joined(string before, string text) => before.Length == 0 ? text : $"{before} {text}";

    private static bool IsTrue(string text) => text is "true" or "1";

    private static bool IsCredit(string text) => text switch
    {
        "CRDT" => true,
        "DBIT" => false,
        _ => throw new UnreadableBankFileException("A movement is neither credit nor debit."),
    };

    /// <summary>At most 18 digits, 5 of them decimals, and never a sign: that is what the schema says.</summary>
    private static void TakeAmount(CamtAmount amount, string text, string currency)
    {
        if (text.Length is 0 or > 19 || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            throw new UnreadableBankFileException("An amount is none.");
        }

        (amount.Value, amount.Currency) = (value, currency);
    }
}
