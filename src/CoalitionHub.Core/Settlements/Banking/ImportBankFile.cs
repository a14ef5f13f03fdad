using System.Collections.Immutable;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>A bank file that was read without a fault.</summary>
/// <param name="FileName">As the person called it.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Accounts">The accounts that its statements are about.</param>
/// <param name="Statements">How many statements.</param>
/// <param name="Entries">How many movements.</param>
/// <param name="StaffNo">Who imports it.</param>
public sealed record ImportBankFileCommand(string FileName, string Sha256, ImmutableArray<string> Accounts, int Statements, int Entries, int StaffNo);

/// <summary>Takes a bank file in, unless it is about an account that was never the coalition's: somebody else's statement pays nothing here.</summary>
public static class ImportBankFile
{
    public static Outcome<BankImport> Decide(HubState state, Moment moment, ImportBankFileCommand command)
    {
        foreach (var account in command.Accounts)
        {
            if (!state.BankDetails.All().Any(details => IsOwn(details, account)))
            {
                return new Refusal(Reason.BankAccountUnknown, "The file is about an account that is none of the coalition's approved ones. Nothing of it was taken in.");
            }
        }

        BankImport import = new(
            state.DocumentNumbers.Next(), command.FileName, command.Sha256, command.Statements, command.Entries, command.StaffNo, moment.NowMicros);
        state.BankImports.Put(import.No, import);
        return import;
    }

    // Accounts of earlier versions too: last month's statement may be about the account before.
    private static bool IsOwn(BankDetails details, string account) =>
        details.PartnerNo == 0 && details.State == Staff.ApprovalState.Approved && Plain(details.AccountNumber) == Plain(account);

    private static string Plain(string account) => string.Concat(account.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
