using System.Text.RegularExpressions;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>
/// What strace wrote about a hub process, in the order in which it happened: what went to the write-ahead log, when a sync of it
/// returned, what went to sockets.
/// </summary>
internal sealed partial class CallTrace
{
    private readonly List<(int Line, string Text)> logWrites = [];
    private readonly List<(int Start, int End)> syncs = [];
    private readonly List<(int Line, string Text)> sent = [];

    private CallTrace(IEnumerable<string> lines)
    {
        var number = 0;
        var open = new Dictionary<string, int>();
        foreach (var line in lines)
        {
            number++;
            if (Beginning().Match(line) is { Success: true } call)
            {
                Begin(number, line, call, open);
            }
            else if (SyncResumed().Match(line) is { Success: true } resumed && open.Remove(resumed.Groups["thread"].Value, out var start))
            {
                syncs.Add((start, number));
            }
        }
    }

    /// <summary>
    /// Runs a program under strace, which stands beside it as a process of its own: the process id stays the program's. The longest
    /// write to look into is a page of the database; descriptors are shown with their files.
    /// </summary>
    public static IReadOnlyList<string> CommandLine(string file) =>
        ["strace", "-D", "-f", "--seccomp-bpf", "-q", "-y", "-s", "65536", "-e", "trace=fdatasync,fsync,pwrite64,write,writev,sendmsg,sendto", "-e", "signal=none", "-o", file];

    public static CallTrace Read(string file) => new(File.ReadLines(file));

    /// <summary>When a page with this text was first written to the log.</summary>
    public int? WrittenToLog(string text) => First(logWrites, text);

    /// <summary>When a sync of the log that began after that returned.</summary>
    public int? SyncedAfter(int line) => syncs.Where(sync => sync.Start > line).Select(sync => (int?)sync.End).Min();

    /// <summary>When bytes with this text first began to leave.</summary>
    public int? Sent(string text) => First(sent, text);

    private static int? First(List<(int Line, string Text)> calls, string text) =>
        calls.Where(call => call.Text.Contains(text, StringComparison.Ordinal)).Select(call => (int?)call.Line).FirstOrDefault();

    private void Begin(int number, string line, Match call, Dictionary<string, int> open)
    {
        var isLog = call.Groups["file"].Value.EndsWith("-wal", StringComparison.Ordinal);
        switch (call.Groups["name"].Value)
        {
            case "fsync" or "fdatasync" when isLog && line.EndsWith("<unfinished ...>", StringComparison.Ordinal):
                open[call.Groups["thread"].Value] = number;
                break;
            case "fsync" or "fdatasync" when isLog && line.EndsWith("= 0", StringComparison.Ordinal):
                syncs.Add((number, number));
                break;
            case "pwrite64" or "write" or "writev" when isLog:
                logWrites.Add((number, line));
                break;
            case "sendmsg" or "sendto" or "write" or "writev" when call.Groups["file"].Value.StartsWith("socket:", StringComparison.Ordinal):
                sent.Add((number, line));
                break;
        }
    }

    [GeneratedRegex(@"^(?<thread>\d+)\s+(?<name>\w+)\(\d+<(?<file>[^>]*)>")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^(?<thread>\d+)\s+<\.\.\. (fdatasync|fsync) resumed>.*= 0$")]
    private static partial Regex SyncResumed();
}
