using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Partners;

/// <summary>A brand that joins.</summary>
/// <param name="Code">Short unique code, lower case.</param>
/// <param name="Name">For people.</param>
/// <param name="Currency">Its own points; null when it only uses the coalition's.</param>
/// <param name="SettlementMoney">The money it settles in.</param>
/// <param name="ByStaffNo">Who takes it in.</param>
public sealed record OnboardPartnerCommand(string Code, string Name, BrandCurrency? Currency, CurrencyCode SettlementMoney, int ByStaffNo);

/// <summary>A brand's own points.</summary>
/// <param name="Code">Unique among all currencies.</param>
/// <param name="Name">For people.</param>
/// <param name="Custody">Who keeps the members' balances.</param>
public sealed record BrandCurrency(CurrencyCode Code, string Name, Custody Custody = Custody.Hub);

/// <summary>Takes a brand into the coalition. It can call once it has a credential, and earn once it has terms in force.</summary>
public static class OnboardPartner
{
    /// <summary>Account ids have 16 bits for the currency.</summary>
    private const int MaxCurrencyNo = ushort.MaxValue;

    public static Outcome<Partner> Decide(HubState state, Moment moment, OnboardPartnerCommand command)
    {
        if (state.SettlementMoney != command.SettlementMoney)
        {
            return new Refusal(Reason.SettlementCurrencyMismatch, $"The coalition settles in {state.SettlementMoney}, not {command.SettlementMoney}.");
        }

        if (state.Partners.All().Any(partner => partner.Code == command.Code))
        {
            return new Refusal(Reason.PartnerCodeTaken, $"Another partner has the code '{command.Code}'.");
        }

        var no = checked((int)state.PartnerNumbers.Next());
        var currencyNo = 0;
        if (command.Currency is { } brand)
        {
            if (!AddCurrency(state, moment, brand, no).TryGet(out var currency, out var refusal))
            {
                return refusal;
            }

            currencyNo = currency.No;
        }

        var partner = new Partner(no, command.Code, command.Name, currencyNo, PartnerState.Active, moment.NowMicros);
        state.Partners.Put(no, partner);
        History.Note(state, moment, partner.Id, "", nameof(PartnerState.Active), nameof(OnboardPartner), History.Person(state, command.ByStaffNo));
        return partner;
    }

    private static Outcome<Currency> AddCurrency(HubState state, Moment moment, BrandCurrency brand, int partnerNo)
    {
        if (IsoMoney.TryGetDigits(brand.Code, out _) || state.Currencies.All().Any(currency => currency.Code == brand.Code))
        {
            return new Refusal(Reason.CurrencyCodeTaken, $"{brand.Code} is another currency's code.");
        }

        // Not from a sequence shared with other records: few numbers fit into an account's id.
        var no = state.Currencies.All().Max(currency => currency.No) + 1;
        if (no > MaxCurrencyNo)
        {
            return new Refusal(Reason.AccountLimitReached, $"The ledger counts at most {MaxCurrencyNo} currencies.");
        }

        var added = new Currency(no, brand.Code, CurrencyKind.BrandPoints, brand.Name, partnerNo, moment.NowMicros, brand.Custody);
        state.Currencies.Put(no, added);
        return added;
    }
}
