using System.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;
using Microsoft.Data.SqlClient;
using Microsoft.SqlServer.Server;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

/// <summary>The official assemblies bind by name, version and public key; a stand-in has to match in all three.</summary>
public sealed class IdentityTests
{
    [Fact]
    public void The_gRPC_client_and_server_refer_to_exactly_these_assemblies()
    {
        AssemblyName[] present = [typeof(Metadata).Assembly.GetName(), typeof(ICompressionProvider).Assembly.GetName()];
        Assembly[] official = [typeof(GrpcChannel).Assembly, Assembly.Load("Grpc.AspNetCore.Server")];

        var wanted = official
            .SelectMany(assembly => assembly.GetReferencedAssemblies())
            .Where(reference => reference.Name is "Grpc.Core.Api" or "Grpc.Net.Common")
            .Select(reference => reference.FullName)
            .Distinct();

        wanted.ShouldBe(present.Select(name => name.FullName), ignoreOrder: true);
    }

    [Fact]
    public void SqlClient_refers_to_exactly_this_assembly() =>
        typeof(SqlConnection).Assembly.GetReferencedAssemblies()
            .Single(reference => reference.Name == "Microsoft.SqlServer.Server")
            .FullName.ShouldBe(typeof(IBinarySerialize).Assembly.FullName);
}
