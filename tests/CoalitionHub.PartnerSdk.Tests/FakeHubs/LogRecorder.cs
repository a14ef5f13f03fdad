using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>One line of the log, with the values that it names.</summary>
internal sealed record LogLine(string Category, LogLevel Level, string Text, IReadOnlyDictionary<string, object?> Values);

/// <summary>Keeps what the SDK logs.</summary>
internal sealed class LogRecorder : ILoggerProvider
{
    public ConcurrentQueue<LogLine> Lines { get; } = new();

    public IEnumerable<LogLine> OfSdk => Lines.Where(line => line.Category == "CoalitionHub.PartnerSdk");

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            lines.Enqueue(new LogLine(category, logLevel, formatter(state, exception), values.ToDictionary(value => value.Key, value => value.Value)));
        }
    }
}
