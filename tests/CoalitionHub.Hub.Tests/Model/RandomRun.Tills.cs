using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Model.Reference;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Model;

/// <summary>What tills do: earning, burning, holding.</summary>
internal sealed partial class RandomRun
{
    private async Task Earn()
    {
        var what = AnyEarn();
        var request = new EarnRequest
        {
            RequestId = HubPeople.NewRequest(),
            Member = Selector(what.Member),
            PointsCurrencyCode = what.Currency,
            Offline = what.IsOffline,
            Receipt = Receipt(what.Reference, what.At),
        };
        request.Receipt.Amount = new Money { CurrencyCode = what.Money, MinorUnits = what.MinorUnits };
        var (verdict, purchase) = Model.Earn(what);
        var answer = await Check(
            $"partner {what.Partner.No}: earn {what}", verdict, async () => await PointsOf(what.Partner).EarnAsync(request),
            answer => $"{answer.Points} points from {DayOf(answer.PendingUntilTime)} under {answer.TermsId}: {Say(answer.Balance)}", what.Partner, request.RequestId);
        if (purchase is not null && answer is not null)
        {
            purchase.Id = answer.PurchaseId;
        }
    }

    private async Task Preview()
    {
        var what = AnyEarn();
        var request = new PreviewEarnRequest
        {
            Member = Selector(what.Member),
            PointsCurrencyCode = what.Currency,
            Offline = what.IsOffline,
            Receipt = Receipt(what.Reference, what.At),
        };
        request.Receipt.Amount = new Money { CurrencyCode = what.Money, MinorUnits = what.MinorUnits };
        await Check(
            $"partner {what.Partner.No}: preview {what}", Model.Preview(what), async () => await PointsOf(what.Partner).PreviewEarnAsync(request),
            answer => $"{answer.Points} {answer.CurrencyCode} from {DayOf(answer.PendingUntilTime)} till {answer.ExpiryDate} under {answer.TermsId}");
    }

    private EarnTry AnyEarn()
    {
        var partner = Partner();
        var money = In100(92) ? "HKD" : In100(80) ? "USD" : "JPY";
        var isHuge = In100(1);
        var amount = isHuge ? 10_000_000_000 : In100(3) ? random.Next(0, 50) : random.Next(1, 40_000);
        return new EarnTry(partner, Member(), AnyCurrency(), AnyReference(partner, PurchaseKind.Earn), amount, money, AnyTime(), !isHuge && In100(6));
    }

    private async Task Burn(TimeSpan? holdFor)
    {
        var partner = Partner();
        var member = Member();
        var currency = AnyCurrency();
        var available = Model.AvailableOf(member, currency.Length == 0 ? partner.Usual : currency);
        var what = new BurnTry(partner, member, currency, AnyReference(partner, PurchaseKind.Burn), AnyPoints(available), AnyProofTime(), In100(85) ? null : AnyTime(), holdFor);
        var (verdict, burn, hold) = Model.Burn(what);
        if (holdFor is not { } duration)
        {
            await BurnNow(what, verdict, burn);
            return;
        }

        var request = new AuthoriseBurnRequest
        {
            RequestId = HubPeople.NewRequest(),
            Member = Selector(member),
            PointsCurrencyCode = currency,
            Points = what.Points,
            Proof = Proof(what.AuthenticatedAt),
            Receipt = Receipt(what.Reference, what.At),
            HoldDuration = duration == TimeSpan.Zero ? null : Duration.FromTimeSpan(duration),
        };
        var answer = await Check(
            $"partner {partner.No}: authorise {what}", verdict, async () => await PointsOf(partner).AuthoriseBurnAsync(request),
            answer => $"held till {answer.ExpiresTime.ToDateTimeOffset():O} worth {answer.Value.MinorUnits} under {answer.TermsId}: {Say(answer.Balance)}", partner, request.RequestId);
        if (answer is not null && burn is not null && hold is not null)
        {
            (burn.Id, hold.Id) = (answer.PurchaseId, answer.HoldId);
        }
    }

    private async Task BurnNow(BurnTry what, Verdict verdict, ReferencePurchase? burn)
    {
        var request = new BurnRequest
        {
            RequestId = HubPeople.NewRequest(),
            Member = Selector(what.Member),
            PointsCurrencyCode = what.Currency,
            Points = what.Points,
            Proof = Proof(what.AuthenticatedAt),
            Receipt = Receipt(what.Reference, what.At),
        };
        var answer = await Check(
            $"partner {what.Partner.No}: burn {what}", verdict, async () => await PointsOf(what.Partner).BurnAsync(request),
            answer => $"{answer.Points} points worth {answer.Value.MinorUnits} under {answer.TermsId}: {Say(answer.Balance)}", what.Partner, request.RequestId);
        if (answer is not null && burn is not null)
        {
            burn.Id = answer.PurchaseId;
        }
    }

    private async Task Capture()
    {
        if (AnyHold() is not { } hold)
        {
            return;
        }

        var partner = In100(93) ? hold.Burn.Partner : Pick(Model.Partners);
        var points = In100(40) ? 0 : random.NextInt64(1, hold.Points + 3);
        var request = new CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = hold.Id, Points = points };
        await Check(
            $"partner {partner.No}: capture {points} of {hold.Id}, {hold.Points} till {hold.Until:O}", Model.Capture(partner, hold, points), () => Swept(PointsOf(partner).CaptureBurnAsync(request)),
            answer => $"{answer.Points} points of {answer.PurchaseId} worth {answer.Value.MinorUnits}, {answer.ReleasedPoints} free: {Say(answer.Balance)}", partner, request.RequestId);
    }

    private async Task Void()
    {
        if (AnyHold() is not { } hold)
        {
            return;
        }

        var partner = In100(93) ? hold.Burn.Partner : Pick(Model.Partners);
        var request = new VoidBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = hold.Id };
        await Check(
            $"partner {partner.No}: void {hold.Id}, {hold.Points} till {hold.Until:O}", Model.Void(partner, hold), () => Swept(PointsOf(partner).VoidBurnAsync(request)),
            answer => $"{answer.ReleasedPoints} free: {Say(answer.Balance)}", partner, request.RequestId);
    }

    /// <summary>What a hold sets free may have expired meanwhile.</summary>
    private async Task<TAnswer> Swept<TAnswer>(AsyncUnaryCall<TAnswer> call)
    {
        var answer = await call;
        await Sweep();
        return answer;
    }

    private ReferenceHold? AnyHold()
    {
        var waiting = Model.Holds.Where(hold => hold.Standing == HoldStanding.Waiting).ToList();
        var from = waiting.Count > 0 && In100(85) ? waiting : Model.Holds;
        if (from.Count == 0)
        {
            return null;
        }

        var hold = Pick(from);
        concerned = hold.Burn.Member;
        return hold;
    }

    private PointsService.PointsServiceClient PointsOf(ReferencePartner partner) => coalition.As(partner).Points;

    private MemberSelector Selector(ReferenceMember member) => new() { CardNumber = Pick(member.Cards) };

    private static Receipt Receipt(string reference, DateTimeOffset? at) => new() { MerchantReference = reference, PurchaseTime = at is { } time ? Timestamp.FromDateTimeOffset(time) : null };

    private static Proof? Proof(DateTimeOffset? at) => at is { } time
        ? new Proof { Assertion = new PartnerAssertion { Method = AssertionMethod.Passkey, AuthenticationTime = Timestamp.FromDateTimeOffset(time) } }
        : null;

    private string AnyCurrency() => wantedPartner is not null ? "" : random.Next(100) switch { < 75 => "", < 90 => "POINTS", < 94 => "NIGHTS", < 98 => "MILES", _ => "NOSUCH" };

    private DateTimeOffset? AnyTime() => random.Next(100) switch
    {
        < 50 => null,
        < 90 => Model.Now - TimeSpan.FromMinutes(random.Next(0, 6 * 24 * 60)),
        < 96 => Model.Now - TimeSpan.FromHours(random.Next(0, 12 * 24)),
        _ => Model.Now + TimeSpan.FromSeconds(random.Next(1, 600)),
    };

    private DateTimeOffset? AnyProofTime() => random.Next(100) switch
    {
        < 88 => Model.Now,
        < 92 => Model.Now - TimeSpan.FromMinutes(4),
        < 96 => Model.Now - TimeSpan.FromMinutes(6),
        _ => null,
    };

    private string AnyReference(ReferencePartner partner, PurchaseKind kind)
    {
        var used = In100(4) ? partner.Used.Where(one => one.Kind == kind).Select(one => one.Reference).Order(StringComparer.Ordinal).ToList() : [];
        return used.Count > 0 ? Pick(used) : NewReference();
    }

    /// <summary>About as many as there are: often fewer, sometimes all, sometimes one too many.</summary>
    private long AnyPoints(long available)
    {
        var some = Math.Min(available, 800);
        return random.Next(10) switch
        {
            0 => available + 1,
            1 or 2 or 3 => Math.Max(1, available - (available % 5)),
            4 => random.Next(1, 30),
            < 7 => Math.Max(5, random.NextInt64(0, 1 + (some / 5)) * 5),
            _ => random.NextInt64(1, 2 + some),
        };
    }
}
