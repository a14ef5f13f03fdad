using CoalitionHub.Hub.Storage.Setup;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;
using Serilog.Settings.Configuration;

namespace CoalitionHub.Hub.Operations;

/// <summary>
/// What the process logs, and where to. The defaults are here; the section <c>Serilog</c> of the configuration changes levels
/// and adds sinks. <c>Logging:Json</c> writes one JSON object a line, <c>Logging:File</c> names a file that is changed daily.
/// </summary>
internal static class LogSetUp
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";
    private const string RequestLog = "Microsoft.AspNetCore.Hosting.Diagnostics";
    private const int KeptFiles = 31;
    private const long FileBytes = 256L * 1024 * 1024;

    /// <param name="configuration">The hub's whole configuration.</param>
    /// <exception cref="InvalidSettingException">A setting is wrong; the message names it.</exception>
    public static Logger Create(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Logging");
        var isJson = IsJson(settings["Json"]);
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Grpc", LogEventLevel.Warning)
            .Enrich.FromLogContext();
        if (!configuration.GetSection("Serilog:WriteTo").GetChildren().Any())
        {
            AddConsole(logger, isJson);
        }

        if (settings["File"] is { Length: > 0 } file)
        {
            AddFile(logger, isJson, file);
        }

        try
        {
            return logger.ReadFrom.Configuration(configuration, Sinks()).CreateLogger();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or FileNotFoundException)
        {
            throw new InvalidSettingException("Serilog", exception.Message);
        }
    }

    /// <summary>Makes Serilog the host's only logger; the host disposes it, and with it writes what is left.</summary>
    public static void UseSerilog(this ILoggingBuilder logging, IConfiguration configuration)
    {
        var logger = Create(configuration);
        logging.ClearProviders().AddSerilog(logger, dispose: true);
        if (!logger.ForContext(Constants.SourceContextPropertyName, RequestLog).IsEnabled(LogEventLevel.Information))
        {
            // It logs requests, which nobody wants; while it is enabled for anything, each request gets a scope and an activity for it.
            logging.AddFilter<SerilogLoggerProvider>(RequestLog, LogLevel.None);
        }
    }

    /// <summary>Named here, since a program published as one file can't look for them.</summary>
    private static ConfigurationReaderOptions Sinks() =>
        new(typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly);

    private static void AddConsole(LoggerConfiguration logger, bool isJson)
    {
        if (isJson)
        {
            logger.WriteTo.Console(new JsonFormatter(renderMessage: true));
        }
        else
        {
            logger.WriteTo.Console(outputTemplate: Template, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static void AddFile(LoggerConfiguration logger, bool isJson, string file)
    {
        if (isJson)
        {
            logger.WriteTo.File(new JsonFormatter(renderMessage: true), file, rollingInterval: RollingInterval.Day, retainedFileCountLimit: KeptFiles, fileSizeLimitBytes: FileBytes, rollOnFileSizeLimit: true);
        }
        else
        {
            logger.WriteTo.File(file, outputTemplate: Template, formatProvider: System.Globalization.CultureInfo.InvariantCulture, rollingInterval: RollingInterval.Day, retainedFileCountLimit: KeptFiles, fileSizeLimitBytes: FileBytes, rollOnFileSizeLimit: true);
        }
    }

    private static bool IsJson(string? text) =>
        string.IsNullOrEmpty(text) ? false
        : bool.TryParse(text, out var isJson) ? isJson
        : throw new InvalidSettingException("Logging:Json", $"'{text}' must be true or false.");
}
