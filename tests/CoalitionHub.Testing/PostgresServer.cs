using System.Collections.Concurrent;
using Npgsql;

namespace CoalitionHub.Testing;

/// <summary>
/// A real PostgreSQL server of this test process, durable as in production (fsync on), gone with the process. Each test takes a
/// database of its own from it.
/// </summary>
public sealed class PostgresServer
{
    private const string Superuser = "coalitionhub";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private const string InitAndServe = """
        set -e
        bin=$1 data=$2 port=$3 superuser=$4
        if ! [ -d "$data" ]; then
          mkdir -m 700 -- "$data"
          "$bin/initdb" -D "$data" -U "$superuser" -A trust -E UTF8 --locale=C --no-sync >"$data.log" 2>&1 || { cat "$data.log"; exit 1; }
          rm -f -- "$data.log"
        fi
        exec "$bin/postgres" -D "$data" -p "$port" -k "$data" \
          -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=on -c synchronous_commit=on -c max_wal_size=2GB
        """;

    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAnotherAsync);
    private static int lastDatabaseNo;

    private readonly int port;
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> templates = new();

    // The former lives too: the guard of the first deletes the data once its pipe is closed, as it is when it is collected.
    private readonly List<ChildProcess> lives;

    private PostgresServer(int port)
    {
        this.port = port;
        lives = [Serve(port)];
    }

    /// <summary>What the server has logged, for a test that wants to say why it failed.</summary>
    public string Log => lives[^1].Log.ToString();

    /// <summary>The server of this process; the first caller starts it.</summary>
    public static Task<PostgresServer> StartedAsync() => Shared.Value;

    /// <summary>Another server, of the caller's own, who may stop it.</summary>
    public static async Task<PostgresServer> StartAnotherAsync()
    {
        PostgresServer server = new(FreePort.Next());
        await server.WaitUntilReadyAsync();
        return server;
    }

    /// <summary>Ends the server as a power cut does: connections break in the middle, and the next start recovers from its log.</summary>
    public async Task StopImmediatelyAsync()
    {
        lives[^1].Send(ProcessSignal.Quit);
        await lives[^1].WaitForExitAsync(StartLimit);
    }

    /// <summary>Starts a stopped server on its data; returns once it takes connections.</summary>
    public async Task StartAgainAsync()
    {
        lives.Add(Serve(port));
        await WaitUntilReadyAsync();
    }

    /// <summary>A new, empty database.</summary>
    /// <param name="name">Says in logs whose it is; a number is added, so that the same name may be asked for again.</param>
    /// <returns>Its connection string.</returns>
    public Task<string> CreateDatabaseAsync(string name) => CreateAsync(name, template: null);

    /// <summary>
    /// A new database that is a copy of a prepared one. <paramref name="prepare"/> gets the connection string of an empty
    /// database and runs once per <paramref name="template"/> name; copying is much quicker than, say, migrating again.
    /// </summary>
    public async Task<string> CopyDatabaseAsync(string name, string template, Func<string, Task> prepare)
    {
        Lazy<Task<string>> prepared = templates.GetOrAdd(template, _ => new(() => PrepareTemplateAsync(template, prepare)));
        return await CreateAsync(name, await prepared.Value);
    }

    private static ChildProcess Serve(int port)
    {
        string bin = PostgresPrograms.Folder ?? throw new FileNotFoundException(PostgresPrograms.HowToInstall);
        string data = Path.Combine(Path.GetTempPath(), $"coalitionhub-pg-{Environment.ProcessId}-{port}");
        string[] command = ["/bin/sh", "-c", InitAndServe, "postgres", bin, data, $"{port}", Superuser];

        // Null: the test process isn't root, and PostgreSQL runs as the same user.
        SystemUser? user = Environment.IsPrivilegedProcess ? SystemUser.Find("postgres") ?? SystemUser.Find("nobody") : null;

        // A quick end that still gives its shared memory back to the system, which a kill wouldn't.
        return ChildProcess.Start(command, end: ProcessSignal.Quit, deleteAtEnd: data, asUser: user);
    }

    private async Task WaitUntilReadyAsync()
    {
        using CancellationTokenSource timeout = new(StartLimit);
        while (true)
        {
            try
            {
                // Not from the pool, whose connections may be those of the server's former life.
                await using NpgsqlConnection connection = new(ConnectionStringOf("postgres") + ";Pooling=false");
                await connection.OpenAsync(timeout.Token);
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException)
            {
                if (lives[^1].HasExited || timeout.IsCancellationRequested)
                {
                    throw new InvalidOperationException($"PostgreSQL did not start. It wrote:\n{Log}", failure);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private async Task<string> PrepareTemplateAsync(string template, Func<string, Task> prepare)
    {
        string connectionString = await CreateAsync($"template_{template}", template: null);
        await prepare(connectionString);

        // A database is copied only while nobody is connected to it.
        await using NpgsqlConnection pooled = new(connectionString);
        NpgsqlConnection.ClearPool(pooled);
        return new NpgsqlConnectionStringBuilder(connectionString).Database
            ?? throw new InvalidOperationException("The template's connection string names no database.");
    }

    private async Task<string> CreateAsync(string name, string? template)
    {
        string letters = string.Concat(name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        string database = $"{letters[..Math.Min(letters.Length, 40)]}_{Interlocked.Increment(ref lastDatabaseNo)}";
        await using NpgsqlConnection connection = new(ConnectionStringOf("postgres"));
        await connection.OpenAsync();
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = template is null
            ? $"CREATE DATABASE \"{database}\""
            : $"CREATE DATABASE \"{database}\" TEMPLATE \"{template}\"";
        await command.ExecuteNonQueryAsync();
        return ConnectionStringOf(database);
    }

    private string ConnectionStringOf(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = Superuser,
        Database = database,
        IncludeErrorDetail = true,
        MaxPoolSize = 50,
    }.ConnectionString;
}
