using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Rooms;

/// <summary>The proof is made by hand here, so that the code under test isn't compared with itself.</summary>
public sealed class WindowVerificationTests : HubTest
{
    private static readonly WindowId Window = new("win_1");

    public static TheoryData<string, Action<FakeWindowForger>> Forgeries => new()
    {
        { "an amount", window => window.Transactions[1].OwedMicros++ },
        { "a number", window => window.Transactions[2].Seq = 8 },
        { "a time", window => window.Transactions[0].EffectiveTime.Nanos += 1000 },
        { "a kind", window => window.Transactions[2].Kind = Protos.Settlements.V1.StatementLineKind.DebtRepaid },
        { "a currency", window => window.Transactions[2].PointsCurrencyCode = "MILE" },
        { "a reference", window => window.Transactions[0].MerchantReference = "till-2" },
        { "a commitment", window => window.Transactions[2].ReferenceCommitment = ByteString.CopyFromUtf8("x") },
        { "a version of terms", window => window.Transactions[0].TermsId = "trm_2" },
        { "what ranges are about", window => window.Transactions[0].CountsInPriceRanges = false },
        { "what bears interchange", window => window.Transactions[0].BearsInterchange = true },
        { "a transaction left out", window => window.Transactions.RemoveAt(1) },
        { "a transaction twice", window => window.Transactions.Add(window.Transactions[2]) },
        { "two changed places", window => window.Transactions.Reverse() },
        { "the part's root", window => window.Proof.TransactionsRoot = window.Proof.WindowRoot },
        { "the window's root", window => window.Proof.WindowRoot = window.Proof.TransactionsRoot },
        { "the path", window => window.Proof.Path[0] = window.Proof.WindowRoot },
        { "a longer path", window => window.Proof.Path.Add(window.Proof.WindowRoot) },
        { "no path", window => window.Proof.Path.Clear() },
        { "the place", window => window.Proof.LeafIndex = 0 },
        { "a place outside", window => window.Proof.LeafIndex = 2 },
        { "the window's end", window => window.Proof.LastSeq = 99 },
        { "another partner", window => window.Proof.PartnerId = "ptn_2" },
    };

    [Fact]
    public async Task A_window_is_verified()
    {
        Hub.Window.IsAsked = true;

        var verified = await Hub.Client().Settlements.VerifyAsync(Window, Own(new OwnTransaction(PurchaseKind.Earn, "till-1", 100) { NetMicros = -500_000 }));

        (verified.IsProved, verified.AddsUp, verified.Agrees).ShouldBe((true, true, true));
        (verified.OwnCount, verified.OwnNetMicros, verified.OthersNetMicros).ShouldBe((1, -500_000, 20_000));
        verified.WindowLines.ShouldHaveSingleItem().Kind.ShouldBe(PartnerSdk.StatementLineKind.Fee);
        verified.Charges.ShouldBe([new RecomputedCharge(PartnerSdk.StatementLineKind.Fee, "COAL", 5_000, 0, 5_000, 0)]);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Whatever_is_forged_is_found(string what, Action<FakeWindowForger> forge)
    {
        what.ShouldNotBeEmpty();
        Hub.Window.IsAsked = true;
        forge(new FakeWindowForger(Hub.Window.Transactions, Hub.Window.Proof));

        var verified = await Hub.Client().Settlements.VerifyAsync(Window);

        (verified.IsProved, verified.Agrees).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_statement_that_is_not_the_sum_of_its_transactions_is_found()
    {
        Hub.Window.IsAsked = true;
        Hub.Window.Statement.Lines[0].OwedMicros += 10_000;

        var verified = await Hub.Client().Settlements.VerifyAsync(Window);

        (verified.IsProved, verified.AddsUp).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_stream_that_breaks_goes_on_and_the_root_is_the_same()
    {
        Hub.Window.IsAsked = true;
        Hub.Window.BreaksAfter = 4;

        (await Hub.Client().Settlements.VerifyAsync(Window)).IsProved.ShouldBeTrue();

        Hub.Calls.Select(call => call.Request).OfType<StreamWindowTransactionsRequest>().Select(request => request.FromSeq).ShouldBe([0, 5]);
    }

    [Fact]
    public async Task A_reference_of_an_erased_member_has_nothing_to_be_checked_with()
    {
        Hub.Window.IsAsked = true;
        Hub.Window.Transactions.ForEach(transaction => transaction.ReferenceSalt = ByteString.Empty);

        (await Hub.Client().Settlements.VerifyAsync(Window)).IsProved.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_is_taken_whole_even_when_its_stream_breaks()
    {
        Hub.Window.BreaksAfterPieces = 2;
        var file = (await Hub.Client().Settlements.ListFilesAsync(Window).GetPageAsync()).Items.ShouldHaveSingleItem();

        (await Hub.Client().Settlements.ReadFileAsync(file.Id)).ShouldBe(FakeWindow.File);

        (file.DocumentNumber, file.Kind, file.WindowId).ShouldBe(("INV-0000001", PartnerSdk.SettlementFileKind.Invoice, Window));
    }

    [Fact]
    public async Task A_file_with_other_bytes_is_not_taken()
    {
        Hub.Window.Sha256 = new string('0', 64);

        await Should.ThrowAsync<CoalitionHubException>(() => Hub.Client().Settlements.ReadFileAsync(new SettlementFileId("fil_1")));
    }

    private static async IAsyncEnumerable<OwnTransaction> Own(params OwnTransaction[] records)
    {
        foreach (var record in records)
        {
            await Task.Yield();
            yield return record;
        }
    }

    /// <summary>What a forger can change.</summary>
    public sealed class FakeWindowForger
    {
        internal FakeWindowForger(List<Protos.Settlements.V1.WindowTransaction> transactions, Protos.Settlements.V1.WindowProof proof) =>
            (Transactions, Proof) = (transactions, proof);

        internal List<Protos.Settlements.V1.WindowTransaction> Transactions { get; }

        internal Protos.Settlements.V1.WindowProof Proof { get; }
    }
}
