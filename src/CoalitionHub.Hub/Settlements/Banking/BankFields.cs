using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Staff;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using BankDetails = CoalitionHub.Core.Settlements.Banking.BankDetails;

namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>Reads a bank account from a request.</summary>
internal static class BankFields
{
    private const int MaxName = 70;
    private const int MaxTown = 35;
    private const int MaxAccountNumber = 34;

    /// <summary>The account as details without a number; what is wrong is noted.</summary>
    public static BankDetails Read(FieldChecks checks, BankAccount? account, int partnerNo)
    {
        if (account is null)
        {
            checks.Add(Reason.FieldMissing, "account", "must be given.");
            account = new BankAccount();
        }

        var holder = checks.Text("account.holder_name", account.HolderName, MaxName);
        if (checks.Refusal is null && !BankText.IsReadable(holder))
        {
            checks.Add(Reason.FieldInvalid, "account.holder_name", "must be written in Latin letters: banks take no others.");
        }

        var number = account.Iban.Length > 0 ? ReadIban(checks, account) : ReadNumber(checks, account);
        var bic = ReadBic(checks, account);
        var town = checks.OptionalText("account.town", account.Town, MaxTown);
        if (account.Country.Length > 0 && !(account.Country.Length == 2 && account.Country.All(char.IsAsciiLetterUpper)))
        {
            checks.Add(Reason.FieldInvalid, "account.country", "must be two upper-case letters of ISO 3166-1, such as HK.");
        }

        return new BankDetails(0, partnerNo, ApprovalState.Proposed, holder, town, account.Country, number, account.Iban.Length > 0, bic, 0, 0, 0, 0);
    }

    private static string ReadIban(FieldChecks checks, BankAccount account)
    {
        if (!Iban.TryParse(account.Iban, out var iban))
        {
            checks.Add(Reason.BankAccountInvalid, "account.iban", "is no IBAN: its country, length or check digits are wrong.");
        }

        if (account.AccountNumber.Length > 0)
        {
            checks.Add(Reason.FieldInvalid, "account.account_number", "must be empty beside an IBAN.");
        }

        return iban.Text;
    }

    private static string ReadNumber(FieldChecks checks, BankAccount account)
    {
        var number = checks.Text("account.account_number", account.AccountNumber, MaxAccountNumber);
        // What a bank doesn't take, or takes for the end of the field (EPC217-08, 6.1).
        if (checks.Refusal is null && (BankText.Of(number, MaxAccountNumber) != number || number[0] == '/' || number[^1] == '/' || number.Contains("//", StringComparison.Ordinal)))
        {
            checks.Add(Reason.BankAccountInvalid, "account.account_number", "must be written as the bank writes it, in Latin letters, digits and single blanks.");
        }

        return number;
    }

    private static string ReadBic(FieldChecks checks, BankAccount account)
    {
        if (account.Bic.Length == 0)
        {
            if (account.Iban.Length == 0)
            {
                checks.Add(Reason.FieldMissing, "account.bic", "must be given where there is no IBAN.");
            }

            return "";
        }

        if (!Bic.TryParse(account.Bic, out var bic))
        {
            checks.Add(Reason.BankAccountInvalid, "account.bic", "is no BIC: 8 or 11 letters and digits, such as HSBCHKHH.");
        }

        return bic.Text;
    }
}
