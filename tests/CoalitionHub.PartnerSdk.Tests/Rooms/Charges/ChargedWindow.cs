using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Programmes.V1;
using Google.Protobuf;
using Wire = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk.Tests.Rooms.Charges;

/// <summary>A window of an honest hub, from what happened and from what a pocket calculator says that it is charged.</summary>
internal sealed class ChargedWindow
{
    private readonly FakeWindow window;
    private long seq = 10;

    public ChargedWindow(FakeWindow window)
    {
        this.window = window;
        window.IsAsked = true;
        window.Transactions.Clear();
        window.Statement.Lines.Clear();
    }

    /// <summary>Changes the only version so far.</summary>
    public ChargedWindow Terms(Action<Protos.Programmes.V1.Terms> change)
    {
        change(window.Terms[0].Terms);
        return this;
    }

    /// <summary>Another version, from a day on.</summary>
    public ChargedWindow Later(int day, Action<Protos.Programmes.V1.Terms> change)
    {
        TermsVersion version = new(window.Terms[0]) { TermsId = $"trm_{window.Terms.Count + 1}", EffectiveTime = Times.Wire(day), DecidedTime = Times.Wire(day) };
        change(version.Terms);
        window.Terms.Add(version);
        return this;
    }

    public ChargedWindow Given(long points, int day = 2, string terms = "trm_1", Wire.StatementLineKind kind = Wire.StatementLineKind.Issued) =>
        Points(kind, points, day, terms, isPriced: true, bears: false);

    public ChargedWindow TakenBack(long points, string terms = "trm_1") => Given(points, 7, terms, Wire.StatementLineKind.IssuedReversed);

    public ChargedWindow Burnt(long points, bool isPriced = true, bool bears = false, int day = 2, string terms = "trm_1") =>
        Points(Wire.StatementLineKind.RedeemedHere, points, day, terms, isPriced, bears);

    public ChargedWindow GivenBack(long points, bool bears = false) =>
        Points(Wire.StatementLineKind.RedeemedHereReversed, points, 7, "trm_1", isPriced: true, bears);

    public ChargedWindow Share(Wire.StatementLineKind kind, string payer, string payee, long points, string rate, long micros, string terms = "trm_1", bool returned = false)
    {
        window.Statement.Shares.Add(new Wire.StatementShare
        {
            Kind = kind,
            PointsCurrencyCode = "COAL",
            TermsId = terms,
            PayerPartnerId = payer,
            PayeePartnerId = payee,
            Points = points,
            Returned = returned,
            MicrosPerPoint = rate,
            Micros = micros,
        });
        return this;
    }

    /// <summary>Writes the statement and the proof, with these charges on it.</summary>
    public void Seal(IEnumerable<ExpectedLine> charges)
    {
        var lines = window.Statement.Lines;
        lines.Add(window.Transactions.GroupBy(one => one.Kind).OrderBy(group => group.Key).Select(group => new Wire.StatementLine
        {
            Kind = group.Key,
            PointsCurrencyCode = "COAL",
            Count = group.Count(),
            Points = group.Sum(one => one.Points),
        }));
        lines.Add(charges.Select(charge => new Wire.StatementLine
        {
            Kind = (Wire.StatementLineKind)charge.Kind,
            PointsCurrencyCode = charge.PointsCurrencyCode,
            OwedMicros = charge.OwedMicros,
            DueMicros = charge.DueMicros,
        }));
        window.Statement.NetMicros = Math.Abs(lines.Sum(line => line.DueMicros - line.OwedMicros));
        window.Seal();
    }

    private ChargedWindow Points(Wire.StatementLineKind kind, long points, int day, string terms, bool isPriced, bool bears)
    {
        seq++;
        window.Transactions.Add(new Wire.WindowTransaction
        {
            Seq = seq,
            ChainSeq = seq,
            Kind = kind,
            PointsCurrencyCode = "COAL",
            Points = points,
            EffectiveTime = Times.Wire(day),
            JournalTime = Times.Wire(day),
            ReferenceCommitment = ByteString.Empty,
            TermsId = terms,
            CountsInPriceRanges = isPriced,
            BearsInterchange = bears,
        });
        return this;
    }
}
