using CoalitionHub.Hub.Tests.Fixture;
using Grpc.Core;
using Shouldly;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>Tills at work, all at once, through every process of the fleet.</summary>
internal sealed class Load
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly HubFleet fleet;
    private readonly Line line;
    private readonly Task[] work;
    private volatile bool isOver;
    private long served;

    private Load(Shop shop, TimeSpan patience)
    {
        fleet = shop.Fleet;
        line = new Line(shop, patience);
        Tills = [.. shop.Members.Select((member, index) => new Cashier(line, member, index))];
        work = [.. Tills.Select(till => Task.Run(() => Work(till)))];
    }

    public IReadOnlyList<Cashier> Tills { get; }

    /// <summary>What came back instead of answers, and how often.</summary>
    public IReadOnlyDictionary<string, int> Setbacks => line.Setbacks;

    /// <summary>How many customers were served.</summary>
    public long Served => Interlocked.Read(ref served);

    /// <param name="shop">Whose tills; one a member.</param>
    /// <param name="patience">How long a till waits for one answer before it asks again, elsewhere.</param>
    public static Load Start(Shop shop, TimeSpan patience) => new(shop, patience);

    /// <summary>Waits until so many more customers were served; fails when a till gets a wrong answer, or nothing goes on.</summary>
    public Task ProgressAsync(long more)
    {
        var target = Served + more;
        return UntilAsync(() => Served >= target, $"{more} more customers were served");
    }

    /// <summary>Waits until this is so, while the tills go on.</summary>
    public async Task UntilAsync(Func<bool> isSo, string what)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!isSo())
        {
            if (work.FirstOrDefault(task => task.IsFaulted) is { } failed)
            {
                await failed;
            }

            limit.IsCancellationRequested.ShouldBeFalse($"It didn't come about that {what}: {Served} served, setbacks {Described()}.\n{fleet.Logs()}");
            await Task.Delay(Look);
        }
    }

    /// <summary>Lets each till finish the customer it has.</summary>
    public async Task StopAsync()
    {
        isOver = true;
        await Task.WhenAll(work).WaitAsync(Limit);
    }

    private string Described() => string.Join(", ", Setbacks.Select(pair => $"{pair.Value} x {pair.Key}"));

    private async Task Work(Cashier till)
    {
        while (!isOver)
        {
            try
            {
                await till.Serve();
            }
            catch (RpcException refusal)
            {
                throw new InvalidOperationException($"A till was told {Refusals.ReasonOf(refusal)}: {refusal.Status.Detail}\n{fleet.Logs()}", refusal);
            }

            Interlocked.Increment(ref served);
        }
    }
}
