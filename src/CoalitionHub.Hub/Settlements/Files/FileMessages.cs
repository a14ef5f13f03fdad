using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Settlements.GeneralLedger;
using CoalitionHub.Hub.Outcomes;
using SettlementFile = CoalitionHub.Core.Settlements.Files.SettlementFile;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>How files and codes are said in the contract.</summary>
internal static class FileMessages
{
    private static readonly (V1.LedgerAccountKind Said, LedgerCodeKey Key)[] Kinds =
    [
        (V1.LedgerAccountKind.Bank, new LedgerCodeKey(AccountKind.Bank, true)),
        (V1.LedgerAccountKind.Position, new LedgerCodeKey(AccountKind.Position, true)),
        (V1.LedgerAccountKind.Receivable, new LedgerCodeKey(AccountKind.Receivable, true)),
        (V1.LedgerAccountKind.Payable, new LedgerCodeKey(AccountKind.Payable, true)),
        (V1.LedgerAccountKind.Fund, new LedgerCodeKey(AccountKind.Fund, true)),
        (V1.LedgerAccountKind.Prefund, new LedgerCodeKey(AccountKind.Prefund, true)),
        (V1.LedgerAccountKind.Fees, new LedgerCodeKey(AccountKind.Fees, true)),
        (V1.LedgerAccountKind.Breakage, new LedgerCodeKey(AccountKind.Breakage, true)),
        (V1.LedgerAccountKind.Rounding, new LedgerCodeKey(AccountKind.Rounding, true)),
        (V1.LedgerAccountKind.Suspense, new LedgerCodeKey(AccountKind.Suspense, true)),
        (V1.LedgerAccountKind.WalletPoints, new LedgerCodeKey(AccountKind.Wallet, false)),
        (V1.LedgerAccountKind.ClearingPoints, new LedgerCodeKey(AccountKind.Clearing, false)),
        (V1.LedgerAccountKind.LiquidityPoints, new LedgerCodeKey(AccountKind.Liquidity, false)),
        (V1.LedgerAccountKind.FeesPoints, new LedgerCodeKey(AccountKind.Fees, false)),
        (V1.LedgerAccountKind.BreakagePoints, new LedgerCodeKey(AccountKind.Breakage, false)),
        (V1.LedgerAccountKind.RoundingPoints, new LedgerCodeKey(AccountKind.Rounding, false)),
        (V1.LedgerAccountKind.SuspensePoints, new LedgerCodeKey(AccountKind.Suspense, false)),
        (V1.LedgerAccountKind.Packs, new LedgerCodeKey(AccountKind.Packs, true)),
        (V1.LedgerAccountKind.PacksPoints, new LedgerCodeKey(AccountKind.Packs, false)),
        (V1.LedgerAccountKind.WriteOffs, new LedgerCodeKey(AccountKind.WriteOffs, true)),
    ];

    public static V1.SettlementFile Of(StateView view, SettlementFile file) => Of(
        file,
        file.WindowNo == 0 ? "" : view.Find(view.State.Windows, file.WindowNo)?.Id ?? "",
        file.PartnerNo == 0 ? "" : view.PartnerId(file.PartnerNo),
        view.PersonId(file.MadeBy),
        view.PersonId(file.DecidedBy));

    public static V1.SettlementFile Of(StoredFile stored) => Of(stored.File, stored.WindowId, stored.PartnerId, stored.MadeBy, stored.DecidedBy);

    /// <summary>A code; <paramref name="code"/> is of a kind that the contract has.</summary>
    public static V1.LedgerCode Of(LedgerCode code) => new()
    {
        Kind = Kinds.Single(kind => kind.Key == code.Key).Said,
        Code = code.Code,
        DisplayName = code.Name,
        IsSet = code.SetBy != 0,
    };

    /// <summary>The accounts that the contract names so.</summary>
    public static LedgerCodeKey KeyOf(V1.LedgerAccountKind said) => Kinds.Single(kind => kind.Said == said).Key;

    private static V1.SettlementFile Of(SettlementFile file, string windowId, string partnerId, string madeBy, string decidedBy) => new()
    {
        FileId = file.Id,
        Kind = (V1.SettlementFileKind)file.Kind,
        DocumentNumber = file.DocumentNumber,
        FileName = file.Name,
        WindowId = windowId,
        PartnerId = partnerId,
        State = (V1.SettlementFileState)file.State,
        Sha256 = file.Sha256,
        Length = file.Length,
        FirstSeq = file.FromSeq,
        LastSeq = file.ToSeq,
        MadeTime = ContractTimes.Time(file.CreatedMicros),
        MadeBy = madeBy,
        DecidedBy = decidedBy,
    };
}
