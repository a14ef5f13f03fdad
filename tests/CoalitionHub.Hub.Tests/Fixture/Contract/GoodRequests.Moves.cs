using CoalitionHub.Protos.Exchanges.V1;
using InstructionOutcome = CoalitionHub.Core.Exchanges.InstructionOutcome;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

internal static partial class GoodRequests
{
    /// <summary>An exchange of the owner's member's nights for other points.</summary>
    public static async Task<string> Exchanged(World world, string to)
    {
        var quoted = await world.Owner.Exchanges.QuoteExchangeAsync(
            new QuoteExchangeRequest { Member = world.ByCard, FromCurrencyCode = World.Nights, ToCurrencyCode = to, Points = 30 });
        var accepted = await world.Owner.Exchanges.AcceptExchangeAsync(
            new AcceptExchangeRequest { RequestId = NewId(), SignedQuote = quoted.Quote.SignedQuote, Proof = world.Hub.Assertion() });
        return accepted.Exchange.ExchangeId;
    }

    /// <summary>An exchange that waits for the railway to say whether it credited the points.</summary>
    public static async Task<string> Awaiting(World world)
    {
        var exchangeId = await Exchanged(world, World.Rails);
        await world.Answer(exchangeId, InstructionOutcome.Done);
        return exchangeId;
    }

    private static void AddMoves()
    {
        Add(async world => new CancelExchangeRequest { RequestId = NewId(), ExchangeId = await Exchanged(world, "POINTS") });
        Add(async world => new ReverseExchangeRequest { RequestId = NewId(), ExchangeId = await Exchanged(world, "MILES"), Points = 7, Reason = "A mistake." });
        Add(async world => new ListExchangeChangesRequest { ExchangeId = await Exchanged(world, "MILES") });
        Add(async world => new CreateWatchTokenRequest { ExchangeId = await Exchanged(world, "MILES") });
        Add(_ => new ListOpenExchangesRequest());
        Add(_ => new ListResolutionsRequest());
        Add(_ => new ListCorrectionsRequest());
        Add(async world => new ProposeResolutionRequest { RequestId = NewId(), ExchangeId = await Awaiting(world), Outcome = ResolvedOutcome.Refused, Reason = "They wrote so." });
        Add(async world => new ApproveResolutionRequest { RequestId = NewId(), ResolutionId = await Resolution(world) });
        Add(async world => new RejectResolutionRequest { RequestId = NewId(), ResolutionId = await Resolution(world) });
        Add(async world => new ProposeCorrectionRequest { RequestId = NewId(), CorrectionId = await RejectedCorrection(world), Reason = "The account is open again." });
        Add(async world => new ApproveCorrectionRequest { RequestId = NewId(), CorrectionId = await Correction(world) });
        Add(async world => new RejectCorrectionRequest { RequestId = NewId(), CorrectionId = await Correction(world) });
    }

    private static async Task<string> Resolution(World world) =>
        (await world.Maker.Resolutions.ProposeResolutionAsync(await Make<ProposeResolutionRequest>(world))).Resolution.ResolutionId;

    /// <summary>The railway says that it had credited the points, after two persons decided that it hadn't.</summary>
    public static async Task<string> Correction(World world)
    {
        var approved = await world.Checker.Resolutions.ApproveResolutionAsync(await Make<ApproveResolutionRequest>(world));
        await world.AnswerInstruction(approved.Resolution.InstructionId, InstructionOutcome.Done);
        var corrections = await world.Maker.Resolutions.ListCorrectionsAsync(new ListCorrectionsRequest());
        return corrections.Corrections.First(correction => correction.InstructionId == approved.Resolution.InstructionId).CorrectionId;
    }

    private static async Task<string> RejectedCorrection(World world)
    {
        var correctionId = await Correction(world);
        foreach (var person in new[] { world.Maker, world.Checker })
        {
            await person.Resolutions.RejectCorrectionAsync(new RejectCorrectionRequest { RequestId = NewId(), CorrectionId = correctionId });
        }

        return correctionId;
    }
}
