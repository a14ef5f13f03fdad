using System.Text.Json;
using CoalitionHub.CoalitionDay.Coalition;

namespace CoalitionHub.CoalitionDay.Running;

/// <summary>Where one run keeps its hub's data, its credentials, and what it plays; so that it can be cut off and continued.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string NoteName = "run.json";
    private const string LockName = "run.lock";

    private readonly FileStream inUse;

    private DataFolder(string path, FileStream inUse, RunNote? earlier)
    {
        (Path, this.inUse, Earlier) = (path, inUse, earlier);
        Profiles = new Profiles(System.IO.Path.Combine(path, "credentials"));
    }

    public string Path { get; }

    /// <summary>What the folder is of; null in a new one.</summary>
    public RunNote? Earlier { get; private set; }

    public Profiles Profiles { get; }

    public string Database => System.IO.Path.Combine(Path, "hub.db");

    /// <summary>The railway's own ledger.</summary>
    public string RailwayLedger => System.IO.Path.Combine(Path, "railway.db");

    /// <summary>The brands' statements and invoices, a folder for each month.</summary>
    public string Statements => System.IO.Path.Combine(Path, "statements");

    public string Log => System.IO.Path.Combine(Path, "hub-.log");

    /// <summary>Opens a folder of an earlier run, or makes a new one.</summary>
    /// <param name="path">The folder; null: a new one in the folder for temporary files.</param>
    /// <exception cref="WrongInputException">It holds something else, or another process uses it.</exception>
    public static DataFolder Open(string? path)
    {
        try
        {
            var folder = path is null ? Directory.CreateTempSubdirectory("coalition-day-") : Directory.CreateDirectory(path);
            var earlier = NoteIn(folder);
            return new DataFolder(folder.FullName, Lock(folder), earlier);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new WrongInputException($"The folder {path} can't be used: {failure.Message}");
        }
    }

    /// <summary>Notes what is played here, before anything is.</summary>
    /// <exception cref="WrongInputException">The folder is of a run that plays something else.</exception>
    public void Begin(RunNote note)
    {
        if (Earlier is { } earlier && earlier != note)
        {
            throw new WrongInputException($"{Path} holds a run of other purchases or another seed ({earlier.Purchases}, seed {earlier.Seed}). Give the same again to continue it, or another --data.");
        }

        if (Earlier is null)
        {
            File.WriteAllText(System.IO.Path.Combine(Path, NoteName), JsonSerializer.Serialize(note));
            Earlier = note;
        }
    }

    public void Dispose() => inUse.Dispose();

    private static FileStream Lock(DirectoryInfo folder)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(folder.FullName, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new WrongInputException($"Another run uses {folder.FullName}.");
        }
    }

    private static RunNote? NoteIn(DirectoryInfo folder)
    {
        var file = System.IO.Path.Combine(folder.FullName, NoteName);
        if (!File.Exists(file))
        {
            return folder.EnumerateFileSystemInfos().All(entry => entry.Name == LockName)
                ? null
                : throw new WrongInputException($"{folder.FullName} is not empty, and holds no earlier run of this program.");
        }

        try
        {
            return JsonSerializer.Deserialize<RunNote>(File.ReadAllText(file));
        }
        catch (JsonException)
        {
            throw new WrongInputException($"{file} is damaged; use another --data.");
        }
    }
}

/// <summary>What a folder's run plays.</summary>
/// <param name="Purchases">For people: the file, or that it is generated.</param>
/// <param name="Fingerprint">Of the purchases.</param>
/// <param name="Seed">Of everything that chance decides.</param>
/// <param name="Date">Of a generated day; null for a file.</param>
/// <param name="SkipsBadLines">Whether bad lines are left out.</param>
internal sealed record RunNote(string Purchases, string Fingerprint, long Seed, DateOnly? Date, bool SkipsBadLines);
