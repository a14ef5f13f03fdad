using CoalitionHub.Bench;
using CoalitionHub.Bench.Servers;

// The load generator starts its servers as processes of this same program.
return args is [ServedHub.Command, var kind] ? await ServedHub.RunAsync(Enum.Parse<ServerKind>(kind)) : await CommandLine.Create().Parse(args).InvokeAsync();
