using CoalitionHub.PartnerSdk;
using CoalitionHub.PartnerSimulator.Running;

try
{
    return await CommandLine.Create(TimeProvider.System).Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (CoalitionHubException refused)
{
    Console.Error.WriteLine($"error: the hub refused: {refused.Reason} {refused.Message}");
    return 1;
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine($"error: {wrong.Message}");
    return 2;
}
