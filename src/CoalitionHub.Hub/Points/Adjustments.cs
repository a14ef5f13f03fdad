using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;
using Direction = CoalitionHub.Protos.Amounts.V1.Direction;
using Record = CoalitionHub.Core.Points.Adjustment;

namespace CoalitionHub.Hub.Points;

/// <summary>Adjustments: proposed by one person of the staff, decided by another.</summary>
internal static class Adjustments
{
    private const int MaxWhy = 500;

    public static Outcome<Decide<ProposeAdjustmentResponse>> Prepare(ProposeAdjustmentRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        checks.Known("direction", request.Direction);
        var kind = checks.Known("kind", request.Kind);
        if (request is { Kind: Protos.Points.V1.AdjustmentKind.Goodwill, Direction: Direction.Debit })
        {
            checks.Add(Reason.FieldInvalid, "direction", "must be credit: goodwill gives, it never takes.");
        }

        var command = new AdjustmentCommand(
            (Core.Points.AdjustmentKind)kind,
            request.Direction == Direction.Credit,
            checks.Id("member_id", "mbr", request.MemberId),
            checks.SmallId("funding_partner_id", "ptn", request.FundingPartnerId),
            checks.PointsCurrency("currency_code", request.CurrencyCode),
            checks.Points("points", request.Points),
            checks.Text("reason", request.Reason, MaxWhy),
            caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ProposeAdjustmentResponse>)((state, moment) =>
            AdjustmentDecisions.Propose(state, moment, command).TryGet(out var proposed, out var refused)
                ? new ProposeAdjustmentResponse { Adjustment = Kept(new Drafted(state), proposed) }
                : refused);
    }

    public static Outcome<Decide<ApproveAdjustmentResponse>> Prepare(ApproveAdjustmentRequest request, Caller caller) =>
        No(request.AdjustmentId).TryGet(out var no, out var refusal)
            ? (Decide<ApproveAdjustmentResponse>)((state, moment) => AdjustmentDecisions.Approve(state, moment, no, caller.StaffNo).TryGet(out var approved, out var refused)
                ? new ApproveAdjustmentResponse { Adjustment = Kept(new Drafted(state), approved) }
                : refused)
            : refusal;

    public static Outcome<Decide<RejectAdjustmentResponse>> Prepare(RejectAdjustmentRequest request, Caller caller) =>
        No(request.AdjustmentId).TryGet(out var no, out var refusal)
            ? (Decide<RejectAdjustmentResponse>)((state, moment) => AdjustmentDecisions.Reject(state, moment, no, caller.StaffNo).TryGet(out var rejected, out var refused)
                ? new RejectAdjustmentResponse { Adjustment = Kept(new Drafted(state), rejected) }
                : refused)
            : refusal;

    public static Outcome<GetAdjustmentResponse> Read(HubState state, GetAdjustmentRequest request)
    {
        if (!No(request.AdjustmentId).TryGet(out var no, out var refusal))
        {
            return refusal;
        }

        return state.Adjustments.TryGetCommitted(no, out var adjustment)
            ? new GetAdjustmentResponse { Adjustment = Whole(state, adjustment) }
            : new Refusal(Reason.AdjustmentNotFound, "There is no such adjustment.");
    }

    /// <summary>Newest first.</summary>
    public static Outcome<ListAdjustmentsResponse> Read(HubState state, ListAdjustmentsRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        checks.State(request.State);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        var matching = state.Adjustments.Committed
            .Where(adjustment => (request.State == AdjustmentState.Unspecified || (int)request.State == (int)adjustment.State) && (page.After is null || adjustment.No < page.After))
            .OrderByDescending(adjustment => adjustment.No);
        var (items, next) = page.Cut(matching, adjustment => adjustment.No);
        var answer = new ListAdjustmentsResponse { NextPageToken = next };
        answer.Adjustments.AddRange(items.Select(adjustment => Whole(state, adjustment)));
        return answer;
    }

    /// <summary>The adjustment of a kept answer with the proposer's words, which may name people and so aren't kept with answers.</summary>
    public static Protos.Points.V1.Adjustment WithReason(HubState state, Protos.Points.V1.Adjustment kept)
    {
        var answer = kept.Clone();
        answer.Reason = OpaqueId.TryParse("adj", kept.AdjustmentId, out var no) && state.Adjustments.TryGetCommitted(no, out var adjustment) ? adjustment.Why : "";
        return answer;
    }

    private static Protos.Points.V1.Adjustment Whole(HubState state, Record adjustment)
    {
        var answer = Kept(new Committed(state), adjustment);
        answer.Reason = adjustment.Why;
        return answer;
    }

    private static Outcome<long> No(string id)
    {
        var checks = new FieldChecks();
        var no = checks.Id("adjustment_id", "adj", id);
        return checks.Refusal is { } refusal ? refusal : no;
    }

    private static Protos.Points.V1.Adjustment Kept<TNames>(TNames names, Record adjustment)
        where TNames : INames
    {
        var said = new Protos.Points.V1.Adjustment
        {
            AdjustmentId = OpaqueId.Format("adj", adjustment.No, adjustment.CreatedMicros),
            MemberId = names.Member(adjustment.MemberNo),
            CurrencyCode = names.Currency(adjustment.CurrencyNo),
            Points = adjustment.Points,
            Direction = adjustment.IsCredit ? Direction.Credit : Direction.Debit,
            Kind = (Protos.Points.V1.AdjustmentKind)adjustment.Kind,
            FundingPartnerId = names.Partner(adjustment.PartnerNo),
            State = (AdjustmentState)adjustment.State,
            ProposedBy = names.Person(adjustment.ProposedBy),
            ProposedTime = ContractTimes.Time(adjustment.CreatedMicros),
            Seq = adjustment.ChainSeq,
        };
        if (adjustment.DecidedBy != 0)
        {
            said.DecidedBy = names.Person(adjustment.DecidedBy);
            said.DecidedTime = ContractTimes.Time(adjustment.DecidedMicros);
        }

        return said;
    }

    /// <summary>Ids and codes, from the draft or from what is committed.</summary>
    private interface INames
    {
        string Member(long no);

        string Partner(int no);

        string Person(int no);

        string Currency(int no);
    }

    private readonly struct Drafted(HubState state) : INames
    {
        public string Member(long no) => OpaqueId.Format("mbr", no, state.Members.Find(no)?.CreatedMicros ?? 0);

        public string Partner(int no) => OpaqueId.Format("ptn", no, state.Partners.Find(no)?.CreatedMicros ?? 0);

        public string Person(int no) => History.Person(state, no);

        public string Currency(int no) => state.Currencies.Find(no)?.Code.Text ?? "";
    }

    private readonly struct Committed(HubState state) : INames
    {
        public string Member(long no) => OpaqueId.Format("mbr", no, state.Members.TryGetCommitted(no, out var member) ? member.CreatedMicros : 0);

        public string Partner(int no) => OpaqueId.Format("ptn", no, state.Partners.TryGetCommitted(no, out var partner) ? partner.CreatedMicros : 0);

        public string Person(int no) => OpaqueId.Format("stf", no, state.Staff.TryGetCommitted(no, out var person) ? person.CreatedMicros : 0);

        public string Currency(int no) => PointsAnswers.Code(state, no);
    }
}
