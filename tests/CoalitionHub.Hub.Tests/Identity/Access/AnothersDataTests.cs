using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Purchases.V1;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Access;

/// <summary>
/// Every method that a partner or its people may call × another partner's data: a real id, number, reference, quote, window or page of
/// the owner's, in the hands of a stranger, is as if it weren't there.
/// </summary>
public sealed class AnothersDataTests(WorldFixture fixture) : IClassFixture<WorldFixture>
{
    /// <summary>Methods that take nothing of anybody's: they are about the caller itself.</summary>
    private static readonly string[] AboutOneself = ["EnrolMember", "FollowInstructions", "GetCurrentTerms", "GetMe", "GetOwnPartner", "GetOwnPosition", "WatchOwnPosition"];

    /// <summary>What a stranger sends instead of the owner's good request, and why it is refused; unspecified: it is answered, with nothing of the owner's.</summary>
    private static readonly Dictionary<string, (string Method, Func<IMessage, World, Task> Change, Reason Reason)> Attacks = Table();

    private World World => fixture.World;

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Fact]
    public void Every_method_is_in_the_table_that_is_not_about_the_caller_itself()
    {
        var open = ContractCall.Methods.Values
            .Where(method => ContractCall.RuleOf(method) is var rule && (!rule.IsForStaff || rule.Roles.HasFlag(Roles.PartnerFinance)))
            .Select(method => method.Name);

        Attacks.Values.Select(attack => attack.Method).Concat(AboutOneself).Distinct().Order().ShouldBe(open.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_another_s_is_as_if_it_were_not_there(string what)
    {
        var (method, change, reason) = Attacks[what];
        var request = await GoodRequests.Make(World, method);
        await change(request, World);
        var invoker = ContractCall.RuleOf(ContractCall.MethodOf(request)).IsForStaff ? await StrangersPerson() : World.Stranger.Calls;

        if (reason != Reason.Unspecified)
        {
            await ContractCall.Send(invoker, request).ShouldBeRefused(reason);
            return;
        }

        var answers = string.Concat(await ContractCall.Send(invoker, request));
        foreach (var owners in new[] { World.Owner.PartnerId, World.Member.MemberId, "visit-1", "H-1", "pur_", "hld_", "exc_" })
        {
            answers.ShouldNotContain(owners);
        }
    }

    private async Task<CallInvoker> StrangersPerson() => (await World.Hub.AddPartnerPerson(World.Stranger.PartnerId)).Calls;

    private static Dictionary<string, (string, Func<IMessage, World, Task>, Reason)> Table()
    {
        var table = new Dictionary<string, (string, Func<IMessage, World, Task>, Reason)>();
        Members<EarnRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<EarnManyRequest>((request, member) => request.Earns[0].Member = member, Reason.MemberNotFound);
        Members<PreviewEarnRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<BurnRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<AuthoriseBurnRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<GetBalanceRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<ListStatementRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<GetMemberRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<UnlinkMemberRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<CreateProofSecretRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<ExportMemberRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<EraseMemberRequest>((request, member) => request.Member = member, Reason.MemberNotFound);
        Members<QuoteExchangeRequest>((request, member) => request.Member = member, Reason.MemberNotFound);

        // The card alone: what a clerk was shown.
        Attack<LinkMemberRequest>("by id", (request, world) => request.Member = new MemberSelector { MemberId = world.Member.MemberId }, Reason.MemberNotFound);
        Attack<LinkMemberRequest>("by a card that was shown", (request, world) => request.Member = world.ByCard, Reason.ProofRequired);
        Attack<UnlinkMemberRequest>("by a card that was shown", (request, world) => request.Member = world.ByCard, Reason.MemberNotLinked);
        Attack<CreateProofSecretRequest>("by a card that was shown", (request, world) => request.Member = world.ByCard, Reason.MemberNotLinked);
        Attack<ExportMemberRequest>("by a card that was shown", (request, world) => request.Member = world.ByCard, Reason.MemberNotLinked);
        Attack<EraseMemberRequest>("by a card that was shown", (request, world) => request.Member = world.ByCard, Reason.MemberNotLinked);
        Attack<BurnRequest>("by a card that was shown", (request, _) => request.Proof = null, Reason.ProofRequired);
        Attack<ListStatementRequest>("by a card that was shown", (_, _) => { });
        AttackLater<ListStatementRequest>("with the owner's page token", StatementToken);
        Attack<ReplaceCardRequest>("an old card", (request, world) => world.Owner.Members.ReplaceCard(new ReplaceCardRequest(request) { RequestId = HubPeople.NewRequest() }), Reason.CardReplaced);

        Attack<CaptureBurnRequest>("the owner's hold", (_, _) => { }, Reason.HoldNotFound);
        Attack<VoidBurnRequest>("the owner's hold", (_, _) => { }, Reason.HoldNotFound);
        AttackLater<VoidBurnRequest>("a hold that was captured", (request, world) => world.Send(new CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = request.HoldId }), Reason.HoldNotFound);
        Attack<ReverseRequest>("the owner's purchase", (_, _) => { }, Reason.PurchaseNotFound);
        Attack<ReverseRequest>("the owner's reference", (request, _) => request.Key = Visit(), Reason.PurchaseNotFound);
        Attack<ReleasePendingRequest>("the owner's purchase", (_, _) => { }, Reason.PurchaseNotFound);
        Attack<GetPurchaseRequest>("the owner's purchase", (_, _) => { }, Reason.PurchaseNotFound);
        Attack<GetPurchaseRequest>("the owner's reference", (request, _) => request.Key = Visit(), Reason.PurchaseNotFound);
        Attack<ListPurchasesRequest>("of the owner's member", (_, _) => { }, Reason.MemberNotFound);
        Attack<ListPurchasesRequest>("of everybody", (request, _) => request.MemberId = "");
        AttackLater<ListPurchasesRequest>("with the owner's page token", PurchasesToken);
        Attack<StreamEventsRequest>("from the beginning", (_, _) => { });

        Attack<AcceptExchangeRequest>("the owner's quote", (_, _) => { }, Reason.QuoteSignatureInvalid);
        Attack<CancelExchangeRequest>("the owner's exchange", (_, _) => { }, Reason.ExchangeNotFound);
        Attack<ReverseExchangeRequest>("the owner's exchange", (_, _) => { }, Reason.ExchangeNotFound);
        Attack<ListExchangeChangesRequest>("the owner's exchange", (_, _) => { }, Reason.ExchangeNotFound);
        Attack<GetExchangeRequest>("the owner's exchange", (_, _) => { }, Reason.ExchangeNotFound);
        Attack<WatchExchangeRequest>("the owner's exchange on its way", (_, _) => { }, Reason.ExchangeNotFound);
        Attack<CreateWatchTokenRequest>("the owner's exchange", (_, _) => { }, Reason.ExchangeNotFound);
        Attack<ListExchangesRequest>("of the owner's member", (_, _) => { }, Reason.MemberNotFound);
        Attack<ListExchangesRequest>("of everybody", (request, _) => request.MemberId = "");
        Members<GivePointsRequest>((request, member) => request.Giver = member, Reason.MemberNotFound);
        Attack<CancelGiftRequest>("the owner's gift", (_, _) => { }, Reason.GiftNotFound);
        Attack<GetGiftRequest>("the owner's gift", (_, _) => { }, Reason.GiftNotFound);
        Attack<ListGiftsRequest>("of the owner's member", (_, _) => { }, Reason.MemberNotFound);
        Attack<ListGiftsRequest>("of everybody", (request, _) => request.MemberId = "");

        Attack<GetOwnStatementRequest>("the window that both are in", (_, _) => { });
        Attack<ListOwnWindowsRequest>("all windows", (_, _) => { });
        Attack<StreamWindowTransactionsRequest>("the window that both are in", (_, _) => { });
        Attack<GetWindowProofRequest>("the window that both are in", (_, _) => { });
        Attack<GetTransactionDigestsRequest>("all days", (_, _) => { });
        Attack<ListRangeTransactionsRequest>("all days", (_, _) => { });
        Attack<ListOwnFilesRequest>("all files", (_, _) => { });
        Attack<StreamOwnFileRequest>("the owner's file", (_, _) => { }, Reason.FileNotFound);
        Attack<GetWindowRequest>("the window that both are in", (_, _) => { });
        Attack<ListWindowsRequest>("all windows", (_, _) => { });
        Attack<GetStatementRequest>("the owner's statement", (_, _) => { }, Reason.PartnerNotFound);
        // The window that both are in: the stranger agrees to its own part of it, and disputes its own lines.
        Attack<AgreeStatementRequest>("the window that both are in", (_, _) => { });
        Attack<RaiseDisputeRequest>("the window that both are in", (_, _) => { });
        Attack<AddDisputeEvidenceRequest>("the owner's dispute", (_, _) => { }, Reason.DisputeNotFound);
        Attack<WithdrawDisputeRequest>("the owner's dispute", (_, _) => { }, Reason.DisputeNotFound);
        Attack<ListOwnDisputesRequest>("all disputes", (_, _) => { });
        Attack<ListDisputesRequest>("all disputes", (_, _) => { });
        Attack<ListOwnPacksRequest>("all packs", (_, _) => { });
        Attack<ListOwnTermsRequest>("all terms", (_, _) => { });
        Attack<ListPacksRequest>("all packs", (_, _) => { });
        Attack<ListPacksRequest>("the owner's packs", (request, world) => request.PartnerId = world.Owner.PartnerId, Reason.PartnerNotFound);
        Attack<ListPositionsRequest>("all positions", (_, _) => { });
        Attack<ListSettlementFilesRequest>("all files", (_, _) => { });
        Attack<ListSettlementFilesRequest>("the owner's files", (request, world) => request.PartnerId = world.Owner.PartnerId, Reason.PartnerNotFound);
        Attack<StreamSettlementFileRequest>("the owner's file", (_, _) => { }, Reason.FileNotFound);
        return table;

        void Members<T>(Action<T, MemberSelector> put, Reason reason)
            where T : IMessage
        {
            Attack<T>("by id", (request, world) => put(request, new MemberSelector { MemberId = world.Member.MemberId }), reason);
            Attack<T>("by the owner's number", (request, _) => put(request, new MemberSelector { BrandMemberNumber = "H-1" }), reason);
        }

        void Attack<T>(string what, Action<T, World> change, Reason reason = Reason.Unspecified)
            where T : IMessage => AttackLater<T>(
                what,
                (request, world) =>
                {
                    change(request, world);
                    return Task.CompletedTask;
                },
                reason);

        void AttackLater<T>(string what, Func<T, World, Task> change, Reason reason = Reason.Unspecified)
            where T : IMessage
        {
            var method = typeof(T).Name[..^"Request".Length];
            table.Add($"{method} {what}", (method, (request, world) => change((T)request, world), reason));
        }
    }

    private static PurchaseKey Visit() => new() { Kind = PurchaseKind.Earn, MerchantReference = "visit-1" };

    // Bound to the request's other fields, so the stranger names the owner's points too.
    private static async Task StatementToken(ListStatementRequest request, World world)
    {
        request.CurrencyCode = World.Nights;
        await world.Send(await GoodRequests.Make<BurnRequest>(world));
        request.PageToken = (await world.Owner.Points.ListStatementAsync(new ListStatementRequest(request) { PageSize = 1 })).NextPageToken;
        request.PageToken.ShouldNotBeEmpty();
    }

    private static async Task PurchasesToken(ListPurchasesRequest request, World world)
    {
        request.MemberId = "";
        await world.Send(await GoodRequests.Make<BurnRequest>(world));
        request.PageToken = (await world.Owner.Purchases.ListPurchasesAsync(new ListPurchasesRequest(request) { PageSize = 1 })).NextPageToken;
        request.PageToken.ShouldNotBeEmpty();
    }
}
