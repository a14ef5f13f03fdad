using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Banking;

namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>A movement, and the group of payments that it sums up where the bank names one.</summary>
internal sealed record CamtMovement(BankTransaction Transaction, string PaymentId);

/// <summary>Takes entries apart into movements, each under a key that it has again when the bank sends it again.</summary>
internal static class CamtMovements
{
    private const int MaxBankReference = 64;
    private const string Booked = "BOOK";

    /// <summary>The movements that the bank has booked, in the file's order; BANK_FILE_INVALID when its sums don't add up.</summary>
    public static Outcome<ImmutableArray<CamtMovement>> Of(CamtFile file)
    {
        var movements = ImmutableArray.CreateBuilder<CamtMovement>();
        try
        {
            foreach (var statement in file.Statements)
            {
                CheckStatement(statement);
                Dictionary<string, int> references = [];
                for (var index = 0; index < statement.Entries.Count; index++)
                {
                    var entry = statement.Entries[index];
                    var reference = ReferenceOf(entry, index, references);
                    if (entry.Status == Booked)
                    {
                        Add(movements, statement, entry, reference);
                    }
                }
            }
        }
        catch (UnreadableBankFileException exception)
        {
            return new Refusal(Reason.BankFileInvalid, $"The file is no bank statement that can be relied on. {exception.Message} Nothing of it was taken in.");
        }

        return movements.ToImmutable();
    }

    private static void CheckStatement(CamtStatement statement)
    {
        CheckKey(statement.Id, "A statement has no id");
        CheckKey(statement.Account, "A statement names no account");
        foreach (var entry in statement.Entries)
        {
            if (entry.Amount.Value is null || entry.IsCredit is null)
            {
                throw new UnreadableBankFileException("An entry has no amount, or is neither credit nor debit.");
            }
        }

        CheckBalances(statement);
    }

    private static void CheckKey(string text, string fault)
    {
        if (text.Length is 0 or > BankEntryKey.MaxLength || text.Any(char.IsControl))
        {
            throw new UnreadableBankFileException($"{fault}, or one longer than {BankEntryKey.MaxLength} characters.");
        }
    }

    /// <summary>A statement whose entries don't lead from its opening to its closing balance has lost one, or has one too many.</summary>
    private static void CheckBalances(CamtStatement statement)
    {
        var opening = Balance(statement, "OPBD") ?? Balance(statement, "PRCD");
        var closing = Balance(statement, "CLBD");
        if (statement.IsPaged || opening is null || closing is null)
        {
            return;
        }

        var booked = statement.Entries.Where(entry => entry.Status == Booked).Sum(entry => Signed(entry.Amount.Value, entry.IsCredit));
        if (Signed(opening.Amount.Value, opening.IsCredit) + booked != Signed(closing.Amount.Value, closing.IsCredit))
        {
            throw new UnreadableBankFileException("The entries of a statement don't lead from its opening to its closing balance.");
        }
    }

    private static CamtBalance? Balance(CamtStatement statement, string type) => statement.Balances.FirstOrDefault(balance => balance.Type == type && balance.Amount.Value is not null);

    private static decimal Signed(decimal? value, bool? isCredit) => (value ?? 0) * (isCredit == true ? 1 : -1);

    /// <summary>The bank's reference; its place where it gives none; and which one of several under the same.</summary>
    private static string ReferenceOf(CamtEntry entry, int index, Dictionary<string, int> references)
    {
        var given = CamtFields.Given(entry.Reference).Length > 0 ? entry.Reference : CamtFields.Given(entry.ServicerReference);
        var reference = given.Length > 0 ? given : $"#{index + 1}";
        CheckKey(reference, "An entry has no reference");
        var nth = references.GetValueOrDefault(reference) + 1;
        references[reference] = nth;
        return nth == 1 ? reference : Cut($"{reference}#{nth}", BankEntryKey.MaxLength);
    }

    private static void Add(ImmutableArray<CamtMovement>.Builder movements, CamtStatement statement, CamtEntry entry, string reference)
    {
        var whole = Of(statement, entry, reference);
        switch (entry.Details.Count)
        {
            case 0:
                movements.Add(new CamtMovement(whole with { Remittance = entry.AdditionalText }, CamtFields.Given(entry.BatchPaymentId)));
                break;
            case 1:
                // What the account moved by is the entry's amount, whatever was ordered or charged on the way.
                movements.Add(new CamtMovement(
                    With(whole, entry.Details[0]),
                    entry.Details[0].EndToEndId.Length > 0 ? "" : entry.Details[0].PaymentId.Length > 0 ? entry.Details[0].PaymentId : CamtFields.Given(entry.BatchPaymentId)));
                break;
            default:
                AddDetails(movements, entry, whole);
                break;
        }
    }

    private static void AddDetails(ImmutableArray<CamtMovement>.Builder movements, CamtEntry entry, BankTransaction whole)
    {
        var amounts = entry.Details.Select(detail => AmountOf(detail, entry)).ToList();
        var sum = amounts.Zip(entry.Details, (amount, detail) => Signed(amount, detail.IsCredit ?? entry.IsCredit)).Sum();
        var doubt = amounts.Contains(null)
            ? "The bank doesn't say, in the entry's currency, how the entry is made up."
            : sum != Signed(entry.Amount.Value, entry.IsCredit) ? "The transactions of the entry don't add up to it." : "";
        for (var index = 0; index < entry.Details.Count; index++)
        {
            var detail = entry.Details[index];
            var (minorUnits, wrong) = MinorUnitsOf(amounts[index] ?? 0, whole.Currency);
            movements.Add(new CamtMovement(
                With(whole, detail) with
                {
                    Key = whole.Key with { DetailNo = index + 1 },
                    IsCredit = detail.IsCredit ?? whole.IsCredit,
                    MinorUnits = minorUnits,
                    BankReference = BankReferenceOf(detail.ServicerReference.Length > 0 && detail.ServicerReference != entry.ServicerReference
                        ? detail.ServicerReference
                        : $"{whole.BankReference}/{index + 1}"),
                    Doubt = doubt.Length > 0 ? doubt : wrong,
                },
                ""));
        }
    }

    private static decimal? AmountOf(CamtDetail detail, CamtEntry entry) =>
        detail.Amount.Value is not null && detail.Amount.Currency == entry.Amount.Currency ? detail.Amount.Value
        : detail.TransactionAmount.Value is not null && detail.TransactionAmount.Currency == entry.Amount.Currency ? detail.TransactionAmount.Value
        : null;

    private static BankTransaction Of(CamtStatement statement, CamtEntry entry, string reference)
    {
        if (!CurrencyCode.TryParse(entry.Amount.Currency, out var currency) || !IsoMoney.TryGetDigits(currency, out _))
        {
            throw new UnreadableBankFileException("An entry is in no currency of ISO 4217.");
        }

        var (minorUnits, wrong) = MinorUnitsOf(entry.Amount.Value ?? 0, currency);
        var servicer = CamtFields.Given(entry.ServicerReference);
        return new BankTransaction(
            new BankEntryKey(statement.Account, statement.Id, reference, 0), entry.IsCredit == true, entry.IsReversal, currency, minorUnits, "", "", "",
            BankReferenceOf(servicer.Length > 0 ? servicer : $"{statement.Id}/{reference}"),
            entry.BookedOn is { } day ? day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber : 0, wrong);
    }

    private static BankTransaction With(BankTransaction whole, CamtDetail detail) => whole with
    {
        EndToEndId = Cut(detail.EndToEndId, BankEntryKey.MaxLength),
        CreditorReference = Cut(detail.CreditorReference, BankEntryKey.MaxLength),
        Remittance = detail.Remittance,
        IsReturn = whole.IsReturn || detail.IsReturn,
    };

    private static (long MinorUnits, string Wrong) MinorUnitsOf(decimal major, CurrencyCode currency)
    {
        var exact = major * (AmountLimits.MicrosPerMajorUnit / IsoMoney.MicrosPerMinorUnit(currency));
        return exact > long.MaxValue ? (0, "The amount is too large.")
            : exact != decimal.Truncate(exact) ? ((long)decimal.Truncate(exact), $"The amount has more decimals than {currency} has.")
            : ((long)exact, "");
    }

    private static string Cut(string text, int maxLength)
    {
        var plain = string.Concat(text.Where(letter => !char.IsControl(letter)));
        return plain.Length <= maxLength ? plain : plain[..maxLength];
    }

    /// <summary>The reference as payments take it; a longer one by its hash, so that two of them stay two.</summary>
    private static string BankReferenceOf(string reference)
    {
        var plain = Cut(reference, int.MaxValue);
        return plain.Length <= MaxBankReference ? plain : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }
}
