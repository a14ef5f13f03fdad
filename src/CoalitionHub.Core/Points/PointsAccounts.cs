using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Programmes;

namespace CoalitionHub.Core.Points;

/// <summary>Which accounts points and their money move between.</summary>
public static class PointsAccounts
{
    /// <summary>Money paid at issuance, waiting for its points to be burnt.</summary>
    public static AccountId Fund { get; } = AccountId.Of(AccountKind.Fund, Currency.SettlementMoneyNo);

    /// <summary>Money of points that expired.</summary>
    public static AccountId BreakageMoney { get; } = AccountId.Of(AccountKind.Breakage, Currency.SettlementMoneyNo);

    /// <summary>The hub's fees, which bear what packs are cheaper than the issue price.</summary>
    public static AccountId FeesMoney { get; } = AccountId.Of(AccountKind.Fees, Currency.SettlementMoneyNo);

    /// <summary>The hub's bank account.</summary>
    public static AccountId Bank { get; } = AccountId.Of(AccountKind.Bank, Currency.SettlementMoneyNo);

    /// <summary>A member's points.</summary>
    public static AccountId Wallet(int currencyNo, long memberNo) => AccountId.Of(AccountKind.Wallet, currencyNo, memberNo);

    /// <summary>The other side of a partner's earns and burns.</summary>
    public static AccountId Clearing(int currencyNo, int partnerNo) => AccountId.Of(AccountKind.Clearing, currencyNo, partnerNo);

    /// <summary>A partner's money with the hub.</summary>
    public static AccountId Position(int partnerNo) => AccountId.Of(AccountKind.Position, Currency.SettlementMoneyNo, partnerNo);

    /// <summary>Who pays when points of these terms are burnt, and who is paid when they are brought back: the fund that was paid at issuance or ahead, else the issuer.</summary>
    public static AccountId Funder(Terms terms) => terms.Funding == FundingModel.AtRedemption ? Position(terms.PartnerNo) : Fund;
}
