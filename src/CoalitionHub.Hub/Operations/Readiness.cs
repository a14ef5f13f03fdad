using Microsoft.Extensions.Hosting;

namespace CoalitionHub.Hub.Operations;

/// <summary>Something that must be so before the hub can do its work.</summary>
/// <param name="Name">One word, for machines: writer.</param>
/// <param name="WhyNot">Null when it is so; else what is wrong, without secrets. Called on any thread, must not block.</param>
internal sealed record ReadinessCondition(string Name, Func<string?> WhyNot);

/// <summary>A condition that is not met.</summary>
internal sealed record Lack(string Name, string Why);

/// <summary>Whether this process can do its work now. A process that drains can't: a load balancer must look elsewhere.</summary>
internal sealed class Readiness : IDisposable
{
    private readonly ReadinessCondition[] conditions;
    private readonly CancellationTokenSource draining = new();
    private readonly CancellationTokenRegistration stopping;

    public Readiness(IEnumerable<ReadinessCondition> conditions, IHostApplicationLifetime lifetime)
    {
        this.conditions = [.. conditions];
        stopping = lifetime.ApplicationStopping.Register(Drain);
    }

    /// <summary>Cancelled when the process begins to drain; streams without an end of their own end then.</summary>
    public CancellationToken Draining => draining.Token;

    public bool IsReady => Lacks().Count == 0;

    /// <summary>From now on the process takes nothing new.</summary>
    public void Drain() => draining.Cancel();

    /// <summary>What is not met; empty when the hub is ready.</summary>
    public IReadOnlyList<Lack> Lacks()
    {
        var lacks = new List<Lack>();
        if (draining.IsCancellationRequested)
        {
            lacks.Add(new Lack("draining", "the process is stopping and takes nothing new"));
        }

        foreach (var condition in conditions)
        {
            if (condition.WhyNot() is { } why)
            {
                lacks.Add(new Lack(condition.Name, why));
            }
        }

        return lacks;
    }

    public void Dispose()
    {
        stopping.Dispose();
        draining.Dispose();
    }
}
