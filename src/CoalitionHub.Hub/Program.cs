return await CoalitionHub.Hub.Cli.CommandLine.RunAsync(args);
