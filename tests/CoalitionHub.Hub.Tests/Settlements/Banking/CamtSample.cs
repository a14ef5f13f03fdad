using System.Globalization;
using System.Text;

namespace CoalitionHub.Hub.Tests.Settlements.Banking;

/// <summary>How a bank writes its files.</summary>
internal enum Dialect
{
    /// <summary>camt.053.001.02: a status without a code, amounts in AmtDtls, names under Dbtr.</summary>
    Old,

    /// <summary>camt.053.001.04, with a prefix on every element and an element of the bank's own.</summary>
    Prefixed,

    /// <summary>camt.053.001.08: status in a code, inside an envelope with a business header.</summary>
    New,

    /// <summary>camt.054.001.08: a notification, without balances.</summary>
    Notification,
}

/// <summary>One transaction of an entry.</summary>
internal sealed record SampleDetail(string Amount = "", string EndToEndId = "", string Reference = "", string Remittance = "", bool IsReturn = false, string ServicerReference = "", string Code = "");

/// <summary>One entry.</summary>
internal sealed record SampleEntry(string Amount, bool IsCredit, params IReadOnlyList<SampleDetail> Details)
{
    public string Currency { get; init; } = "HKD";

    public string Reference { get; init; } = "";

    public string ServicerReference { get; init; } = "";

    public string Status { get; init; } = "BOOK";

    public bool IsReversal { get; init; }

    public string Text { get; init; } = "";

    public string BatchPaymentId { get; init; } = "";
}

/// <summary>Writes bank files as banks do, each in its own way.</summary>
internal sealed record CamtSample(Dialect Dialect, params IReadOnlyList<SampleEntry> Entries)
{
    public const string OwnAccount = "GB82WEST12345698765432";

    public string Account { get; init; } = OwnAccount;

    public string Id { get; init; } = "STMT-2026-001";

    /// <summary>What the closing balance is wrong by.</summary>
    public decimal Slip { get; init; }

    private string P => Dialect == Dialect.Prefixed ? "ns2:" : "";

    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    public string Text
    {
        get
        {
            var version = Dialect switch { Dialect.Old => "053.001.02", Dialect.Prefixed => "053.001.04", Dialect.New => "053.001.08", _ => "054.001.08" };
            var space = $"urn:iso:std:iso:20022:tech:xsd:camt.{version}";
            var (message, statement) = Dialect == Dialect.Notification ? ("BkToCstmrDbtCdtNtfctn", "Ntfctn") : ("BkToCstmrStmt", "Stmt");
            var account = char.IsAsciiLetter(Account[0]) ? E("IBAN", Account) : E("Othr", E("Id", Account));
            var document = $"<{P}Document xmlns{(P.Length > 0 ? ":ns2" : "")}=\"{space}\">" + E(message,
                E("GrpHdr", E("MsgId", "M-1") + E("CreDtTm", "2026-01-20T08:00:00Z")) +
                E(statement, E("Id", Id) + E("CreDtTm", "2026-01-20T08:00:00+08:00") + E("Acct", E("Id", account) + E("Ccy", "HKD")) + Balances() + string.Concat(Entries.Select(Of)))) + $"</{P}Document>";
            return Dialect == Dialect.New
                ? $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Envelope xmlns=\"urn:bank:envelope\"><AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\"><BizMsgIdr>X</BizMsgIdr></AppHdr>{document}</Envelope>"
                : $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a bank's comment -->\n{document}";
        }
    }

    private string Balances()
    {
        if (Dialect == Dialect.Notification)
        {
            return "";
        }

        var sum = Entries.Where(entry => entry.Status == "BOOK").Sum(entry => decimal.Parse(entry.Amount, CultureInfo.InvariantCulture) * (entry.IsCredit ? 1 : -1));
        return Balance(Dialect == Dialect.Old ? "PRCD" : "OPBD", 1000m) + Balance("CLBD", 1000m + sum + Slip);
    }

    private string Balance(string type, decimal amount) => E(
        "Bal", E("Tp", E("CdOrPrtry", E("Cd", type))) + Amount(Math.Abs(amount).ToString(CultureInfo.InvariantCulture), "HKD") + E("CdtDbtInd", amount < 0 ? "DBIT" : "CRDT") + E("Dt", E("Dt", "2026-01-20")));

    private string Of(SampleEntry entry) => E(
        "Ntry",
        Given("NtryRef", entry.Reference) + Amount(entry.Amount, entry.Currency) + E("CdtDbtInd", entry.IsCredit ? "CRDT" : "DBIT") + (entry.IsReversal ? E("RvslInd", "true") : "") +
        E("Sts", Dialect is Dialect.New or Dialect.Notification ? E("Cd", entry.Status) : entry.Status) +
        E("BookgDt", Dialect == Dialect.Old ? E("Dt", "2026-01-20") : E("DtTm", "2026-01-20T07:00:00")) + Given("AcctSvcrRef", entry.ServicerReference) +
        E("BkTxCd", E("Prtry", E("Cd", "NTRF"))) + (Dialect == Dialect.Prefixed ? "<own:Thing xmlns:own=\"urn:bank:own\"><own:Amt Ccy=\"HKD\">666</own:Amt></own:Thing>" : "") +
        DetailsOf(entry) + Given("AddtlNtryInf", entry.Text));

    private string DetailsOf(SampleEntry entry)
    {
        var batch = entry.BatchPaymentId.Length == 0 ? "" : E("Btch", E("PmtInfId", entry.BatchPaymentId) + E("NbOfTxs", "1"));
        return entry.Details.Count + batch.Length == 0 ? "" : E("NtryDtls", batch + string.Concat(entry.Details.Select(detail => Of(entry, detail))));
    }

    private string Of(SampleEntry entry, SampleDetail detail)
    {
        var amount = detail.Amount.Length == 0 ? "" : Dialect == Dialect.Old ? E("AmtDtls", E("TxAmt", Amount(detail.Amount, entry.Currency))) : Amount(detail.Amount, entry.Currency) + E("CdtDbtInd", entry.IsCredit ? "CRDT" : "DBIT");
        var name = Dialect is Dialect.New or Dialect.Notification ? E("Dbtr", E("Pty", E("Nm", "Somebody"))) : E("Dbtr", E("Nm", "Somebody"));
        var remittance = Given("Ustrd", detail.Remittance) + (detail.Reference.Length == 0 ? "" : E("Strd", E("CdtrRefInf", E("Tp", E("CdOrPrtry", E("Cd", "SCOR"))) + E("Ref", detail.Reference))));
        return E(
            "TxDtls",
            E("Refs", Given("AcctSvcrRef", detail.ServicerReference) + E("EndToEndId", detail.EndToEndId.Length == 0 ? "NOTPROVIDED" : detail.EndToEndId)) + amount + E("RltdPties", name) +
            (remittance.Length == 0 ? "" : E("RmtInf", remittance)) + (detail.Code.Length == 0 ? "" : E("BkTxCd", detail.Code.Length == 4 && detail.Code is "RRTN" or "UPDD" ? E("Domn", E("Cd", "PMNT") + E("Fmly", E("Cd", "ICDT") + E("SubFmlyCd", detail.Code))) : E("Prtry", E("Cd", detail.Code)))) + (detail.IsReturn ? E("RtrInf", E("Rsn", E("Cd", "AC04"))) : ""));
    }

    private string Amount(string amount, string currency) => $"<{P}Amt Ccy=\"{currency}\">{amount}</{P}Amt>";

    private string Given(string name, string text) => text.Length == 0 ? "" : E(name, text);

    private string E(string name, string content) => $"<{P}{name}>{content}</{P}{name}>";
}
