using CoalitionHub.Core.Members;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Programmes.V1;
using Google.Protobuf.WellKnownTypes;
using Instruction = CoalitionHub.Core.Exchanges.Instruction;
using InstructionAnswer = CoalitionHub.Core.Exchanges.InstructionAnswer;
using InstructionOutcome = CoalitionHub.Core.Exchanges.InstructionOutcome;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

/// <summary>A railway that keeps its own points, and what it answers.</summary>
internal sealed partial class World
{
    /// <summary>The railway's own points.</summary>
    public const string Rails = "RAIL";

    /// <summary>The railway says what became of what the exchange waits for.</summary>
    public Task Answer(string exchangeId, InstructionOutcome outcome) => Hub.Work((state, moment) =>
    {
        OpaqueId.TryParse(Core.Exchanges.Exchange.IdPrefix, exchangeId, out var no);
        Answer(state, moment, state.Exchanges.Find(no)?.InstructionNo ?? 0, outcome);
    });

    /// <summary>The railway says what became of one instruction.</summary>
    public Task AnswerInstruction(string instructionId, InstructionOutcome outcome) => Hub.Work((state, moment) =>
    {
        OpaqueId.TryParse(Instruction.IdPrefix, instructionId, out var no);
        Answer(state, moment, no, outcome);
    });

    private static void Answer(HubState state, Moment moment, long instructionNo, InstructionOutcome outcome)
    {
        var instruction = state.Instructions.Find(instructionNo) ?? throw new InvalidOperationException("Nothing is awaited.");
        Core.Exchanges.AnswerInstruction.Decide(state, moment, instruction.PartnerNo, new InstructionAnswer(instructionNo, outcome, instruction.Points, "", ""));
    }

    /// <summary>The railway knows the member, and gets routes; so does the coalition's currency, with a time in which members can take an exchange back.</summary>
    private async Task OpenRailwayAsync()
    {
        await Keeper.AddTerms(Maker, Checker, TermsRequests.Roomy(FundingModel.AtRedemption, terms => terms.PointsCurrencyCode = Rails));
        await Hub.Work((state, moment) =>
        {
            OpaqueId.TryParse("mbr", Member.MemberId, out var memberNo);
            var number = new BrandMember(state.Partners.All().Single(partner => partner.Id == Keeper.PartnerId).No, "R-1");
            var keys = MemberKeys.Of(state, memberNo);
            state.BrandLinks.Put(number, new BrandLink(number, memberNo, moment.NowMicros));
            state.MemberKeys.Put(memberNo, keys with { Links = keys.Links.Add(number) });
        });
        await OpenRouteAsync(Terms(Rails, Keeper));
        var waiting = Terms("POINTS", Owner);
        waiting.Undo = new UndoRules { Delay = Duration.FromTimeSpan(TimeSpan.FromHours(1)) };
        await OpenRouteAsync(waiting);
    }

    private static RouteTerms Terms(string to, TestPartner issuer) => new()
    {
        FromCurrencyCode = Nights,
        ToCurrencyCode = to,
        IssuerPartnerId = issuer.PartnerId,
        Rate = TermsRequests.Of(1, 3),
        MinimumPoints = 1,
        MaximumPoints = 10_000,
        IncrementPoints = 1,
    };
}
