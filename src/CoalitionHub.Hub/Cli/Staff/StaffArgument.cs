using System.CommandLine;

namespace CoalitionHub.Hub.Cli.Staff;

/// <summary>A person on the command line.</summary>
internal static class StaffArgument
{
    public static Argument<string> Create() => new("person") { Description = "The person's id (stf_...), as staff list shows it." };
}
