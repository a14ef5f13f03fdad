using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf.WellKnownTypes;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Settlements;

/// <summary>What can be got wrong about rules, disputes and liquidity, through the pipe.</summary>
public sealed class WrongRulesCallTests(WorldFixture world) : WrongRequestTests<WrongRulesCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "no rules", (ProposeSettlementRulesRequest request) => request.Rules = null, FieldMissing, "rules" },
            { "no model", (ProposeSettlementRulesRequest request) => request.Rules.Model = NettingModel.Unspecified, FieldMissing, "rules.model" },
            { "a model of the future", (ProposeSettlementRulesRequest request) => request.Rules.Model = (NettingModel)9, FieldInvalid, "rules.model" },
            { "no timing", (ProposeSettlementRulesRequest request) => request.Rules.Timing = SettlementTiming.Unspecified, FieldMissing, "rules.timing" },
            { "immediate netting", (ProposeSettlementRulesRequest request) => request.Rules.Timing = SettlementTiming.Immediate, FieldInvalid, "rules.timing" },
            { "days below 0", (ProposeSettlementRulesRequest request) => request.Rules.PayDays = -1, FieldInvalid, "rules.pay_days" },
            { "too many days", (ProposeSettlementRulesRequest request) => request.Rules.AgreeDays = int.MaxValue, FieldInvalid, "rules.agree_days" },
            { "thresholds that fall", (ProposeSettlementRulesRequest request) => request.Rules.ThresholdPercents.AddRange([90, 50]), FieldInvalid, "rules.threshold_percents" },
            { "too many thresholds", (ProposeSettlementRulesRequest request) => request.Rules.ThresholdPercents.AddRange(Enumerable.Range(1, 11)), FieldInvalid, "rules.threshold_percents" },
            { "points that aren't there", (ProposeSettlementRulesRequest request) => request.Rules.CurrencyModels.Add(Of("NOWHERE")), CurrencyUnknown, "rules.currency_models" },
            { "the settlement money", (ProposeSettlementRulesRequest request) => request.Rules.CurrencyModels.Add(Of("HKD")), CurrencyUnknown, "rules.currency_models" },
            { "points that are none", (ProposeSettlementRulesRequest request) => request.Rules.CurrencyModels.Add(Of("!")), CurrencyUnknown, "rules.currency_models[0].points_currency_code" },
            { "points twice", (ProposeSettlementRulesRequest request) => request.Rules.CurrencyModels.AddRange([Of("MILES"), Of("MILES")]), FieldInvalid, "rules.currency_models" },
            { "no frequency", (ProposeSettlementRulesRequest request) => request.Rules.CutOff = Daily(cutOff => cutOff.Frequency = CutOffFrequency.Unspecified), FieldMissing, "rules.cut_off.frequency" },
            { "a weekday of eight", (ProposeSettlementRulesRequest request) => request.Rules.CutOff = Daily(cutOff => (cutOff.Frequency, cutOff.Day) = (CutOffFrequency.Weekly, 8)), FieldInvalid, "rules.cut_off.day" },
            { "a day of the month of 0", (ProposeSettlementRulesRequest request) => request.Rules.CutOff = Daily(cutOff => cutOff.Frequency = CutOffFrequency.Monthly), FieldInvalid, "rules.cut_off.day" },
            { "no time of day", (ProposeSettlementRulesRequest request) => request.Rules.CutOff = Daily(cutOff => cutOff.TimeOfDay = ""), FieldMissing, "rules.cut_off.time_of_day" },
            { "a time of day after midnight", (ProposeSettlementRulesRequest request) => request.Rules.CutOff = Daily(cutOff => cutOff.TimeOfDay = "24:00"), FieldInvalid, "rules.cut_off.time_of_day" },
            { "no time zone", (ProposeSettlementRulesRequest request) => request.Rules.CutOff = Daily(cutOff => cutOff.TimeZone = ""), FieldMissing, "rules.cut_off.time_zone" },
            { "a time zone of nowhere", (ProposeSettlementRulesRequest request) => request.Rules.CutOff = Daily(cutOff => cutOff.TimeZone = "Asia/Nowhere"), FieldInvalid, "rules.cut_off.time_zone" },
            { "a path for a time zone", (ProposeSettlementRulesRequest request) => request.Rules.CutOff = Daily(cutOff => cutOff.TimeZone = "../../etc/passwd"), FieldInvalid, "rules.cut_off.time_zone" },
            { "a time that has passed", (ProposeSettlementRulesRequest request) => request.EffectiveTime = Timestamp.FromDateTimeOffset(TestHub.Start), TermsRetroactive },
            { "rules approved before", (ApproveSettlementRulesRequest request, World world) => world.Send(new ApproveSettlementRulesRequest(request) { RequestId = HubPeople.NewRequest() }), NotProposed },
            { "rules approved before", (RejectSettlementRulesRequest request, World world) => world.Send(new ApproveSettlementRulesRequest { RequestId = HubPeople.NewRequest(), RulesId = request.RulesId }), NotProposed },

            { "a window that is closed", (AgreeStatementRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a part agreed before", (AgreeStatementRequest request, World world) => world.Send(new AgreeStatementRequest(request) { RequestId = HubPeople.NewRequest() }), Core.Outcomes.Reason.DisputeState },
            { "a window that is closed", (RaiseDisputeRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a part agreed before", (RaiseDisputeRequest request, World world) => world.Send(new AgreeStatementRequest { RequestId = HubPeople.NewRequest(), WindowId = request.WindowId }), Core.Outcomes.Reason.DisputeState },
            { "no lines", (RaiseDisputeRequest request) => request.Lines.Clear(), FieldMissing, "lines" },
            { "too many lines", (RaiseDisputeRequest request) => request.Lines.AddRange(Enumerable.Repeat(request.Lines[0], 200)), TooManyRows, "lines" },
            { "a line twice", (RaiseDisputeRequest request) => request.Lines.Add(request.Lines[0]), FieldInvalid, "lines" },
            { "no kind of line", (RaiseDisputeRequest request) => request.Lines[0].Kind = StatementLineKind.Unspecified, FieldMissing, "lines[0].kind" },
            { "owed below 0", (RaiseDisputeRequest request) => request.Lines[0].OwedMicros = -1, FieldInvalid, "lines[0].owed_micros" },
            { "due beyond counting", (RaiseDisputeRequest request) => request.Lines[0].DueMicros = long.MaxValue, FieldInvalid, "lines[0].due_micros" },
            { "points that aren't there", (RaiseDisputeRequest request) => request.Lines[0].PointsCurrencyCode = "NOWHERE", CurrencyUnknown },
            { "points that are none", (RaiseDisputeRequest request) => request.Lines[0].PointsCurrencyCode = "!", CurrencyUnknown, "lines[0].points_currency_code" },
            { "what the statement says", (RaiseDisputeRequest request) => request.Lines[0].DueMicros = 0, NothingDisputed },
            { "a line disputed already", (RaiseDisputeRequest request, World world) => world.Send(new RaiseDisputeRequest(request) { RequestId = HubPeople.NewRequest() }), LineDisputed },
            { "a dispute withdrawn", (AddDisputeEvidenceRequest request, World world) => Withdraw(world, request.DisputeId), Core.Outcomes.Reason.DisputeState },
            { "a dispute withdrawn", (WithdrawDisputeRequest request, World world) => Withdraw(world, request.DisputeId), Core.Outcomes.Reason.DisputeState },
            { "a dispute withdrawn", (AnswerDisputeRequest request, World world) => Withdraw(world, request.DisputeId), Core.Outcomes.Reason.DisputeState },
            { "an offer below 0", (AnswerDisputeRequest request) => request.OfferMicros = -1, FieldInvalid, "offer_micros" },
            { "more than is claimed", (AnswerDisputeRequest request) => request.OfferMicros = 70_001, OfferExceedsClaim },
            { "a bearer of nothing", (AnswerDisputeRequest request, World world) => request.BearerPartnerId = world.Stranger.PartnerId, FieldInvalid, "bearer_partner_id" },
            { "the partner itself as bearer", (AnswerDisputeRequest request, World world) => (request.OfferMicros, request.BearerPartnerId) = (1, world.Owner.PartnerId), PartnerNotFound },
            { "nobody as bearer", (AnswerDisputeRequest request) => (request.OfferMicros, request.BearerPartnerId) = (1, WrongRequests.Unknown("ptn")), PartnerNotFound },
            { "an offer approved before", (ApproveDisputeOfferRequest request, World world) => world.Send(new ApproveDisputeOfferRequest(request) { RequestId = HubPeople.NewRequest() }), Core.Outcomes.Reason.DisputeState },
            { "an offer approved before", (RejectDisputeOfferRequest request, World world) => world.Send(new ApproveDisputeOfferRequest { RequestId = HubPeople.NewRequest(), DisputeId = request.DisputeId }), Core.Outcomes.Reason.DisputeState },

            { "updates below 0", (WatchOwnPositionRequest request) => request.MaxUpdates = -1, FieldInvalid, "max_updates" },
            { "no direction", (ProposeLiquidityMovementRequest request) => request.Direction = LiquidityDirection.Unspecified, FieldMissing, "direction" },
            { "nothing", (ProposeLiquidityMovementRequest request) => request.Amount.MinorUnits = 0, AmountNotPositive, "amount.minor_units" },
            { "no amount", (ProposeLiquidityMovementRequest request) => request.Amount = null, FieldMissing, "amount" },
            { "other money", (ProposeLiquidityMovementRequest request) => request.Amount.CurrencyCode = "USD", CurrencyMismatch },
            { "a reference used before", (ProposeLiquidityMovementRequest request, World world) => world.Send(new ProposeLiquidityMovementRequest(request) { RequestId = HubPeople.NewRequest() }), BankReferenceUsed },
            { "a movement approved before", (ApproveLiquidityMovementRequest request, World world) => world.Send(new ApproveLiquidityMovementRequest(request) { RequestId = HubPeople.NewRequest() }), NotProposed },
            { "a movement approved before", (RejectLiquidityMovementRequest request, World world) => world.Send(new ApproveLiquidityMovementRequest { RequestId = HubPeople.NewRequest(), MovementId = request.MovementId }), NotProposed },

            { "a window that is closed", (PreviewApprovalRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a window that is closed", (GetNettingRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a window that is closed", (AbortWindowRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
        };
        table.AddTexts<AbortWindowRequest>("reason", 500, (request, text) => request.Reason = text);
        table.AddTexts<RejectSettlementRulesRequest>("reason", 500, (request, text) => request.Reason = text, isRequired: false);
        table.AddTexts<RejectLiquidityMovementRequest>("reason", 500, (request, text) => request.Reason = text, isRequired: false);
        table.AddTexts<ProposeLiquidityMovementRequest>("bank_reference", 64, (request, text) => request.BankReference = text);
        table.AddTexts<RaiseDisputeRequest>("evidence", 4000, (request, text) => request.Evidence = text);
        table.AddTexts<AddDisputeEvidenceRequest>("evidence", 4000, (request, text) => request.Evidence = text);
        table.AddTexts<AnswerDisputeRequest>("answer", 4000, (request, text) => request.Answer = text);
        table.AddTexts<RejectDisputeOfferRequest>("reason", 4000, (request, text) => request.Reason = text);
        table.AddIds<ApproveSettlementRulesRequest>("rules_id", "rul", (request, id) => request.RulesId = id, RulesNotFound);
        table.AddIds<RejectSettlementRulesRequest>("rules_id", "rul", (request, id) => request.RulesId = id, RulesNotFound);
        table.AddIds<AgreeStatementRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<RaiseDisputeRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<AddDisputeEvidenceRequest>("dispute_id", "dsp", (request, id) => request.DisputeId = id, DisputeNotFound);
        table.AddIds<WithdrawDisputeRequest>("dispute_id", "dsp", (request, id) => request.DisputeId = id, DisputeNotFound);
        table.AddIds<AnswerDisputeRequest>("dispute_id", "dsp", (request, id) => request.DisputeId = id, DisputeNotFound);
        table.AddIds<ApproveDisputeOfferRequest>("dispute_id", "dsp", (request, id) => request.DisputeId = id, DisputeNotFound);
        table.AddIds<RejectDisputeOfferRequest>("dispute_id", "dsp", (request, id) => request.DisputeId = id, DisputeNotFound);
        table.AddIds<ProposeLiquidityMovementRequest>("partner_id", "ptn", (request, id) => request.PartnerId = id, PartnerNotFound);
        table.AddIds<ApproveLiquidityMovementRequest>("movement_id", "liq", (request, id) => request.MovementId = id, LiquidityMovementNotFound);
        table.AddIds<RejectLiquidityMovementRequest>("movement_id", "liq", (request, id) => request.MovementId = id, LiquidityMovementNotFound);
        table.AddIds<PreviewApprovalRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<GetNettingRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<AbortWindowRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddStates<ListSettlementRulesRequest>(request => request.State = (SettlementRulesState)99);
        table.AddStates<ListOwnDisputesRequest>(request => request.State = (Protos.Settlements.V1.DisputeState)99);
        table.AddStates<ListDisputesRequest>(request => request.State = (Protos.Settlements.V1.DisputeState)99);
        table.AddStates<ListLiquidityMovementsRequest>(request => request.State = (LiquidityMovementState)99);
        return table;
    }

    private static CurrencyModel Of(string code) => new() { PointsCurrencyCode = code, Model = NettingModel.Gross };

    private static CutOff Daily(Action<CutOff> spoil)
    {
        var cutOff = new CutOff { Frequency = CutOffFrequency.Daily, TimeOfDay = "23:30", TimeZone = "Asia/Hong_Kong" };
        spoil(cutOff);
        return cutOff;
    }

    private static Task Withdraw(World world, string disputeId) => world.Send(new WithdrawDisputeRequest { RequestId = HubPeople.NewRequest(), DisputeId = disputeId });

    private static async Task Closed(World world, Action<string> put) =>
        put((await world.Maker.Settlements.CloseWindowAsync(await GoodRequests.Make<CloseWindowRequest>(world))).ClosedWindow.WindowId);
}
