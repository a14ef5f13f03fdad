namespace CoalitionHub.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="Provider">Sqlite or Postgres.</param>
/// <param name="Callers">How many callers at once; empty for what the benchmark takes of itself.</param>
/// <param name="Seconds">How long each server is measured in one run.</param>
/// <param name="Runs">How often each is measured; figures are the medians.</param>
/// <param name="Members">Among how many members the purchases are spread.</param>
/// <param name="Folder">Where databases are made; on the disk that is to be measured.</param>
/// <param name="HasPlain">Whether the plain server is measured beside the hub, where a benchmark compares them.</param>
internal sealed record BenchOptions(string Provider, IReadOnlyList<int> Callers, int Seconds, int Runs, int Members, string Folder, bool HasPlain)
{
    public TimeSpan Span => TimeSpan.FromSeconds(Seconds);
}
