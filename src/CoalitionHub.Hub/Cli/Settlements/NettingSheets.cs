using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>What is shown of who owes whom, and of a dry run.</summary>
internal static class NettingSheets
{
    private const string Coalition = "the coalition";

    public static IReadOnlyList<Sheet> Of(NettingMatrix matrix) =>
    [
        Sheet.List(
            "Who owes whom",
            matrix.Pairs,
            Sheet.Column<NettedPair>("one side", pair => pair.FirstPartnerId.Length == 0 ? Coalition : pair.FirstPartnerId),
            Sheet.Column<NettedPair>("the other", pair => pair.SecondPartnerId),
            Sheet.Number<NettedPair>("one owes", pair => Words.OfMicros(pair.FirstOwesMicros)),
            Sheet.Number<NettedPair>("the other owes", pair => Words.OfMicros(pair.SecondOwesMicros)),
            Sheet.Number<NettedPair>("left", pair => Words.OfMicros(Math.Abs(pair.FirstOwesMicros - pair.SecondOwesMicros)))),
        Sheet.Facts(
            "Money that moves",
            ("gross", Words.OfMicros(matrix.GrossMicros)),
            ("bilateral netting", Words.OfMicros(matrix.BilateralMicros)),
            ("multilateral netting", Words.OfMicros(matrix.MultilateralMicros)),
            ("saved", Words.OfMicros(matrix.SavedMicros))),
    ];

    public static IReadOnlyList<Sheet> Of(ApprovalPreview preview) =>
    [
        Sheet.List(
            "What approving would do",
            preview.Partners.SelectMany(partner => new[] { partner.Position, partner.Payable, partner.Receivable, partner.Prefund }
                .Where(account => account.BeforeMicros != account.AfterMicros)
                .Select(account => (Owner: partner.PartnerId, Account: account)))
                .Concat(preview.Hub.Select(account => (Owner: Coalition, Account: account))),
            Sheet.Column<(string Owner, BalancePreview Account)>("whose", row => row.Owner),
            Sheet.Column<(string Owner, BalancePreview Account)>("account", row => row.Account.Account),
            Sheet.Number<(string Owner, BalancePreview Account)>("before", row => Words.OfMicros(row.Account.BeforeMicros)),
            Sheet.Number<(string Owner, BalancePreview Account)>("after", row => Words.OfMicros(row.Account.AfterMicros))),
        Sheet.Facts("", ("transfers", Words.Of(preview.Transfers)), ("settled at once", preview.Settles ? "yes" : "no")),
    ];
}
