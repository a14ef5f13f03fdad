using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Grpc.Net.Client;
using Grpc.Net.Compression;
using Microsoft.Data.SqlClient;
using Microsoft.SqlServer.Server;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Packages;

/// <summary>The official assemblies bind by name, version, public key and signature; a stand-in matches in all.</summary>
public sealed class IdentityTests
{
    private static readonly Assembly[] StandIns =
        [typeof(Grpc.Core.Metadata).Assembly, typeof(ICompressionProvider).Assembly, typeof(IBinarySerialize).Assembly];

    public static TheoryData<Assembly> OfficialAssemblies() =>
        [typeof(GrpcChannel).Assembly, Assembly.Load("Grpc.AspNetCore.Server"), typeof(SqlConnection).Assembly];

    [Theory]
    [MemberData(nameof(OfficialAssemblies))]
    public void An_official_assembly_refers_to_exactly_these_assemblies(Assembly official)
    {
        var wanted = official.GetReferencedAssemblies().Where(reference => IsStandIn(reference.Name)).ToArray();

        wanted.ShouldNotBeEmpty();
        wanted.ShouldAllBe(reference => StandIns.Any(assembly => assembly.FullName == reference.FullName));
    }

    [Theory]
    [MemberData(nameof(OfficialAssemblies))]
    public unsafe void Every_member_that_an_official_assembly_refers_to_is_there(Assembly official)
    {
        official.TryGetRawMetadata(out var blob, out var length).ShouldBeTrue();
        var references = new References(new MetadataReader(blob, length));

        // Stands for every type parameter: it satisfies "class", which is all that gRPC asks of a message.
        var anyTypes = Enumerable.Repeat(typeof(object), 16).ToArray();
        List<string> found = [];
        List<string> missing = [];
        foreach (var token in references.MembersOf(IsStandIn))
        {
            try
            {
                found.Add($"{official.ManifestModule.ResolveMember(token, anyTypes, anyTypes)}");
            }
            catch (Exception failure) when (failure is MissingMemberException or TypeLoadException)
            {
                missing.Add(failure.Message);
            }
        }

        missing.ShouldBeEmpty();
        found.ShouldNotBeEmpty();
    }

    private static bool IsStandIn(string? assemblyName) =>
        StandIns.Any(assembly => assembly.GetName().Name == assemblyName);

    private sealed class References(MetadataReader reader)
    {
        private const byte GenericInstance = 0x15;

        /// <summary>The tokens of the members that belong to certain assemblies.</summary>
        public IEnumerable<int> MembersOf(Predicate<string> isWanted) => reader.MemberReferences
            .Where(member => AssemblyOf(reader.GetMemberReference(member).Parent) is { } name && isWanted(name))
            .Select(member => MetadataTokens.GetToken(member));

        private string? AssemblyOf(EntityHandle parent) => parent.Kind switch
        {
            HandleKind.TypeSpecification => AssemblyOf(GenericTypeOf((TypeSpecificationHandle)parent)),
            HandleKind.TypeReference => AssemblyOf(reader.GetTypeReference((TypeReferenceHandle)parent).ResolutionScope),
            HandleKind.AssemblyReference =>
                reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)parent).Name),
            _ => null,
        };

        private EntityHandle GenericTypeOf(TypeSpecificationHandle specification)
        {
            var signature = reader.GetBlobReader(reader.GetTypeSpecification(specification).Signature);
            if (signature.ReadByte() != GenericInstance)
            {
                return default;
            }

            signature.ReadByte(); // class or value type
            return signature.ReadTypeHandle();
        }
    }
}
