using System.Globalization;
using CoalitionHub.Hub.Points;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Model.Reference;
using CoalitionHub.Protos.Points.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit.Sdk;

namespace CoalitionHub.Hub.Tests.Model;

/// <summary>
/// Random calls of every kind to a hub, each compared with what the reference model says of it; then balances, positions and
/// the whole trial balance. The same seed makes the same calls.
/// </summary>
internal sealed partial class RandomRun(ModelCoalition coalition, int seed)
{
    private const int StepsTold = 12;
    private readonly Random random = new(seed);
    private readonly Queue<string> lately = new();
    private readonly List<Past> past = [];
    private ReferenceMember? concerned;
    private ReferenceMember? wanted;
    private ReferencePartner? wantedPartner;
    private int step;
    private int lastReference;

    private TestHub Hub => coalition.Hub;

    private ReferenceModel Model => coalition.Model;

    public async Task Take(int steps, int restartEvery)
    {
        for (step = 1; step <= steps; step++)
        {
            concerned = null;
            await TakeOne();
            await (step % 25 == 0 ? CompareAll() : Compare(Model.Members.Where(member => member == concerned)));
            if (step % restartEvery == 0)
            {
                await Restart();
            }
        }

        await Restart();
    }

    private Task TakeOne() => random.Next(100) switch
    {
        < 25 => Earn(),
        < 27 => Spree(),
        < 29 => Preview(),
        < 40 => Burn(null),
        < 47 => Burn(random.Next(3) == 0 ? TimeSpan.Zero : TimeSpan.FromHours(random.Next(1, In100(70) ? 80 : 500))),
        < 53 => Capture(),
        < 56 => Void(),
        < 64 => Return(),
        < 68 => Release(),
        < 72 => Adjust(),
        < 79 => Exchange(),
        < 82 => Accept(),
        < 90 => PassTime(),
        < 95 => Repeat(),
        < 97 => UseAgain(),
        97 => Import(),
        98 => random.Next(2) == 0 ? ChangeTerms() : Suspend(),
        _ => random.Next(3) switch { 0 => Settle(), 1 => Enrol(), _ => Merge() },
    };

    /// <summary>Makes a call and compares its outcome with the verdict.</summary>
    /// <returns>The answer; null when it was refused, as it had to be.</returns>
    private async Task<TAnswer?> Check<TAnswer>(string what, Verdict verdict, Func<Task<TAnswer>> call, Func<TAnswer, string> say, ReferencePartner? caller = null, string requestId = "")
        where TAnswer : class, IMessage
    {
        Tell($"{what} -> {verdict}");
        var (answer, outcome) = await Outcome(call);
        var isAsExpected = verdict.IsRefused ? answer is null && verdict.Reasons.Contains(outcome) : answer is not null && say(answer) == verdict.Answer;
        if (!isAsExpected)
        {
            throw Differs($"The rules say {verdict},\nthe hub said {(answer is null ? "refused: " + outcome : say(answer))}");
        }

        if (requestId.Length > 0)
        {
            past.Add(new Past(what, async () => (await Outcome(call)).Text, outcome, caller, requestId));
        }

        return answer;
    }

    private static async Task<(TAnswer? Answer, string Text)> Outcome<TAnswer>(Func<Task<TAnswer>> call)
        where TAnswer : class, IMessage
    {
        try
        {
            var answer = await call();
            return (answer, answer.ToString() ?? "");
        }
        catch (RpcException refused)
        {
            return (null, Refusals.ReasonOf(refused));
        }
    }

    private XunitException Differs(string how) =>
        new(string.Create(CultureInfo.InvariantCulture, $"COALITIONHUB_MODEL_SEED={seed}, step {step}, {Model.Now:O}.\n{how}\nLately:\n{string.Join('\n', lately)}"));

    private void Tell(string what)
    {
        lately.Enqueue($"  {step}. {what}");
        if (lately.Count > StepsTold)
        {
            lately.Dequeue();
        }
    }

    private async Task PassTime()
    {
        var kind = random.Next(24);
        var passed = kind switch
        {
            < 9 => TimeSpan.FromSeconds(random.Next(1, 200)),
            < 14 => TimeSpan.FromMinutes(random.Next(1, 90)),
            < 18 => TimeSpan.FromHours(random.Next(1, 40)),
            < 23 => TimeSpan.FromDays(random.Next(1, 8)),
            _ => TimeSpan.FromDays(random.Next(10, 40)),
        };
        Tell($"{passed} pass");
        Hub.Clock.MoveTo(Hub.Now + passed);
        await Sweep();
        Model.MoveTo(Hub.Now);
    }

    private async Task Restart()
    {
        Tell("the hub is started again");
        await Hub.RestartAsync();
        await Sweep();
        Model.Restart();
        await CompareAll();
    }

    /// <summary>What the hub does by itself within a second, done at once.</summary>
    private Task Sweep() => Hub.Services.GetServices<IHostedService>().OfType<Sweeper>().Single().Sweep();

    private T Pick<T>(IReadOnlyList<T> some) => some[random.Next(some.Count)];

    /// <summary>True this often in a hundred.</summary>
    private bool In100(int times) => random.Next(100) < times;

    /// <summary>Any member; while one is wanted, that one.</summary>
    private ReferenceMember Member() => concerned = wanted ?? Pick(Model.Members);

    private ReferencePartner Partner() => wantedPartner ?? Pick(Model.Partners);

    private string NewReference() => $"r-{++lastReference}";

    private static string Say(BalanceSnapshot balance) =>
        $"{balance.CurrencyCode} available {balance.Available} pending {balance.Pending} debt {balance.Debt}";

    private static string DayOf(Timestamp? time) => time?.ToDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A request as it was sent, and what came of it.</summary>
    private sealed record Past(string What, Func<Task<string>> Again, string Outcome, ReferencePartner? Caller, string RequestId);
}
