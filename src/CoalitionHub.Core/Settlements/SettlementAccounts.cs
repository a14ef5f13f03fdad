using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;

namespace CoalitionHub.Core.Settlements;

/// <summary>The money accounts that a settlement moves between.</summary>
internal static class SettlementAccounts
{
    public static AccountId Fees { get; } = AccountId.Of(AccountKind.Fees, Currency.SettlementMoneyNo);

    public static AccountId Rounding { get; } = AccountId.Of(AccountKind.Rounding, Currency.SettlementMoneyNo);

    /// <summary>What partners owe each other, on its way within one chain.</summary>
    public static AccountId Suspense { get; } = AccountId.Of(AccountKind.Suspense, Currency.SettlementMoneyNo);

    /// <summary>What was given up of what partners owed, or were owed.</summary>
    public static AccountId WriteOffs { get; } = AccountId.Of(AccountKind.WriteOffs, Currency.SettlementMoneyNo);

    public static AccountId Bank { get; } = AccountId.Of(AccountKind.Bank, Currency.SettlementMoneyNo);

    public static AccountId Prefund(int partnerNo) => AccountId.Of(AccountKind.Prefund, Currency.SettlementMoneyNo, partnerNo);

    public static AccountId Position(int partnerNo) => AccountId.Of(AccountKind.Position, Currency.SettlementMoneyNo, partnerNo);

    public static AccountId Payable(int partnerNo) => AccountId.Of(AccountKind.Payable, Currency.SettlementMoneyNo, partnerNo);

    public static AccountId Receivable(int partnerNo) => AccountId.Of(AccountKind.Receivable, Currency.SettlementMoneyNo, partnerNo);
}
