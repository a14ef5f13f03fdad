using System.Diagnostics;
using CoalitionHub.Testing;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>A file system of a few megabytes, kept in memory, that a test fills up and frees again. To mount one takes root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Ballast = "ballast";
    private const int Megabyte = 1024 * 1024;

    private static readonly Lazy<string?> Why = new(WhyNot);

    private readonly TempFolder folder = new();

    private SmallDisk()
    {
    }

    /// <summary>Why none can be had on this machine; null where one can.</summary>
    public static string? Missing => Why.Value;

    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk();
        var (exitCode, complaint) = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.folder.FullPath);
        if (exitCode == 0)
        {
            return disk;
        }

        disk.folder.Dispose();
        throw new InvalidOperationException($"No file system could be mounted: {complaint}");
    }

    public string File(string name) => folder.File(name);

    /// <summary>Takes space away until so much is left; what others wrote meanwhile counts too.</summary>
    public void LeaveFree(int megabytes)
    {
        using var file = new FileStream(File(Ballast), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[Megabyte];
        while (new DriveInfo(folder.FullPath).AvailableFreeSpace > (long)megabytes * Megabyte)
        {
            file.Write(block);
        }
    }

    /// <summary>Gives the space back.</summary>
    public void Free() => System.IO.File.Delete(File(Ballast));

    public void Dispose()
    {
        // Lazily: pooled connections of the test's own may have files open.
        Run("umount", "-l", folder.FullPath);
        folder.Dispose();
    }

    private static string? WhyNot()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "needs root, to mount a small file system";
        }

        try
        {
            Mount(1).Dispose();
            return null;
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message;
        }
    }

    private static (int ExitCode, string Complaint) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, complaint);
    }
}
