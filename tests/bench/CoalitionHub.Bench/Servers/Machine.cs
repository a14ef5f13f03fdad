using System.Globalization;

namespace CoalitionHub.Bench.Servers;

/// <summary>What Linux tells of processes: CPU time and memory.</summary>
internal static class Machine
{
    private const double TicksPerSecond = 100;

    /// <summary>CPU seconds of a process so far.</summary>
    public static double CpuSeconds(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>CPU seconds so far of all processes with this name, ended children included.</summary>
    public static double CpuSecondsOf(string name)
    {
        var sum = 0.0;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "comm")).Trim() == name)
                {
                    sum += CpuSeconds(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
                }
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }

        return sum;
    }

    /// <summary>Resident memory in MB: now, and the most there was.</summary>
    public static (double Now, double Peak) MegabytesOf(int processId)
    {
        var lines = File.ReadAllLines($"/proc/{processId}/status");
        return (Value("VmRSS:"), Value("VmHWM:"));

        double Value(string name) =>
            long.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }
}
