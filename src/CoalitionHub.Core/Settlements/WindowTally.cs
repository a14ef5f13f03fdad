using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Settlements.Prices;

namespace CoalitionHub.Core.Settlements;

/// <summary>What one transfer adds to one line of one partner.</summary>
internal readonly record struct TallyEntry(int PartnerNo, Transfer Transfer, LineKind Kind, int CurrencyNo, long Points, long OwedMicros, long DueMicros)
{
    /// <summary>In which volumes the points count.</summary>
    public LineVolume Volume { get; init; }
}

/// <summary>Running sums of a window: one line for each partner, kind and currency, so its size doesn't grow with the journal.</summary>
internal sealed class WindowTally
{
    private readonly Dictionary<(int PartnerNo, LineKind Kind, int CurrencyNo), Sums> lines = [];
    private readonly SortedDictionary<int, long> pointsBearingFee = [];
    private readonly SortedDictionary<int, long> pointsPaidFor = [];
    private readonly SortedDictionary<(int TermsNo, int IssuerNo), long> pointsOfOthers = [];
    private readonly SortedDictionary<(int DebtorNo, int CreditorNo, int CurrencyNo), long> owed = [];
    private readonly Dictionary<AccountKind, long> hub = new()
    {
        [AccountKind.Fund] = 0,
        [AccountKind.Fees] = 0,
        [AccountKind.Breakage] = 0,
        [AccountKind.Rounding] = 0,
        [AccountKind.Packs] = 0,
    };

    /// <summary>Told of every amount that a transfer brought, beside its being added; null for nobody.</summary>
    public Action<TallyEntry>? Noted { get; init; }

    /// <summary>The transfer that is being read; null while what concerns the window as a whole is added.</summary>
    public Transfer? Reading { get; set; }

    /// <summary>Points given less taken back, by the terms version that priced them.</summary>
    public IReadOnlyDictionary<int, long> PointsBearingFee => pointsBearingFee;

    /// <summary>Points burnt less those given back that brought their redeemer money, by the redeemer's terms version.</summary>
    public IReadOnlyDictionary<int, long> PointsPaidFor => pointsPaidFor;

    /// <summary>Points of other issuers burnt less those given back, by the redeemer's terms version and the issuer.</summary>
    public IReadOnlyDictionary<(int TermsNo, int IssuerNo), long> PointsOfOthers => pointsOfOthers;

    /// <summary>By how much the hub's own account grew.</summary>
    public long HubMicros(AccountKind account) => hub[account];

    /// <summary>The lines in order of partner, kind and currency.</summary>
    public IEnumerable<WindowLine> Lines(int windowNo) =>
        from line in lines
        orderby line.Key
        select new WindowLine(
            new LineKey(windowNo, line.Key.PartnerNo, line.Key.Kind, line.Key.CurrencyNo),
            line.Value.Count, line.Value.Points, line.Value.OwedMicros, line.Value.DueMicros);

    public void AddPoints(int partnerNo, LineKind kind, int currencyNo, long points, int count = 1, LineVolume volume = default)
    {
        var sums = At(partnerNo, kind, currencyNo);
        sums.Count += count;
        sums.Points += points;
        Note(partnerNo, kind, currencyNo, points, 0, 0, volume);
    }

    public void AddOwed(int partnerNo, LineKind kind, int currencyNo, long micros)
    {
        At(partnerNo, kind, currencyNo).OwedMicros += micros;
        Note(partnerNo, kind, currencyNo, 0, micros, 0);
    }

    public void AddDue(int partnerNo, LineKind kind, int currencyNo, long micros)
    {
        At(partnerNo, kind, currencyNo).DueMicros += micros;
        Note(partnerNo, kind, currencyNo, 0, 0, micros);
    }

    /// <summary>Adds what is owed; minus: what is due.</summary>
    public void AddSigned(int partnerNo, LineKind kind, int currencyNo, long owedMicros)
    {
        AddOwed(partnerNo, kind, currencyNo, Math.Max(0, owedMicros));
        AddDue(partnerNo, kind, currencyNo, Math.Max(0, -owedMicros));
    }

    public void AddBearingFee(int termsNo, long points) => pointsBearingFee[termsNo] = pointsBearingFee.GetValueOrDefault(termsNo) + points;

    public void AddPaidFor(int termsNo, long points) => pointsPaidFor[termsNo] = pointsPaidFor.GetValueOrDefault(termsNo) + points;

    public void AddOfOther(int termsNo, int issuerNo, long points) =>
        pointsOfOthers[(termsNo, issuerNo)] = pointsOfOthers.GetValueOrDefault((termsNo, issuerNo)) + points;

    /// <summary>Notes who owes whom; 0 stands for the coalition. What a partner owes itself is nobody's business.</summary>
    public void AddObligation(int debtorNo, int creditorNo, int currencyNo, long micros)
    {
        if (debtorNo != creditorNo)
        {
            var key = (debtorNo, creditorNo, currencyNo);
            owed[key] = owed.GetValueOrDefault(key) + micros;
        }
    }

    /// <summary>
    /// Who owes whom in the window. What stands on a partner's lines and was noted between no two sides is between it and the coalition, so
    /// that every partner's obligations come to its net.
    /// </summary>
    public IEnumerable<Obligation> Obligations(int windowNo)
    {
        Dictionary<int, long> nets = [];
        foreach (var line in lines)
        {
            nets[line.Key.PartnerNo] = nets.GetValueOrDefault(line.Key.PartnerNo) + line.Value.DueMicros - line.Value.OwedMicros;
        }

        foreach (var (key, micros) in owed)
        {
            nets[key.DebtorNo] = nets.GetValueOrDefault(key.DebtorNo) + micros;
            nets[key.CreditorNo] = nets.GetValueOrDefault(key.CreditorNo) - micros;
        }

        SortedDictionary<(int DebtorNo, int CreditorNo, int CurrencyNo), long> all = new(owed);
        foreach (var (partnerNo, rest) in nets.Where(net => net.Key != 0 && net.Value != 0))
        {
            var key = rest < 0 ? (partnerNo, 0, 0) : (0, partnerNo, 0);
            all[key] = all.GetValueOrDefault(key) + Math.Abs(rest);
        }

        return all.Select(one => new Obligation(new ObligationKey(windowNo, one.Key.DebtorNo, one.Key.CreditorNo, one.Key.CurrencyNo), one.Value));
    }

    /// <summary>Adds to one of the hub's own accounts; minus takes away.</summary>
    /// <exception cref="InvalidOperationException">Business between partners doesn't use this account: the sums would no longer come to zero.</exception>
    public void AddHub(AccountKind account, long micros)
    {
        if (!hub.TryGetValue(account, out var before))
        {
            throw new InvalidOperationException($"Money of a window moved on {account}, which no settlement knows.");
        }

        hub[account] = before + micros;
    }

    private void Note(int partnerNo, LineKind kind, int currencyNo, long points, long owedMicros, long dueMicros, LineVolume volume = default)
    {
        if (Noted is not null && Reading is not null)
        {
            Noted(new TallyEntry(partnerNo, Reading, kind, currencyNo, points, owedMicros, dueMicros) { Volume = volume });
        }
    }

    private Sums At(int partnerNo, LineKind kind, int currencyNo)
    {
        if (!lines.TryGetValue((partnerNo, kind, currencyNo), out var sums))
        {
            sums = new Sums();
            lines.Add((partnerNo, kind, currencyNo), sums);
        }

        return sums;
    }

    private sealed class Sums
    {
        public long Count { get; set; }

        public long Points { get; set; }

        public long OwedMicros { get; set; }

        public long DueMicros { get; set; }
    }
}
