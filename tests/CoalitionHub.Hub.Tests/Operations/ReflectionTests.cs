using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Shouldly;
using Xunit;
using V1Alpha = Grpc.Reflection.V1Alpha;

namespace CoalitionHub.Hub.Tests.Operations;

/// <summary>Server reflection, as off-the-shelf tools use it.</summary>
public sealed class ReflectionTests : IAsyncLifetime
{
    private WatchedServer? started;

    private WatchedServer Server => started ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync() => started = await WatchedServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task The_services_are_listed_by_their_full_names() =>
        (await Ask(new ServerReflectionRequest { ListServices = "" })).ListServicesResponse.Service.Select(service => service.Name)
            .ShouldBe(["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"]);

    [Theory]
    [InlineData("grpc.health.v1.Health")]
    [InlineData("grpc.health.v1.Health.Watch")]
    [InlineData("grpc.health.v1.HealthCheckResponse")]
    [InlineData("grpc.health.v1.HealthCheckResponse.status")]
    [InlineData("grpc.health.v1.HealthCheckResponse.ServingStatus")]
    [InlineData("grpc.health.v1.HealthCheckResponse.NOT_SERVING")]
    public async Task Every_kind_of_symbol_leads_to_the_file_that_declares_it(string symbol)
    {
        var answer = await Ask(new ServerReflectionRequest { FileContainingSymbol = symbol, Host = "hub" });

        answer.ValidHost.ShouldBe("hub");
        answer.OriginalRequest.FileContainingSymbol.ShouldBe(symbol);
        BuiltFrom(answer).Select(file => file.Name).ShouldBe(["grpc/health/v1/health.proto"]);
    }

    [Fact]
    public async Task A_file_comes_by_its_name() =>
        BuiltFrom(await Ask(new ServerReflectionRequest { FileByFilename = "grpc/reflection/v1/reflection.proto" }))
            .ShouldHaveSingleItem().Services.ShouldHaveSingleItem().FullName.ShouldBe("grpc.reflection.v1.ServerReflection");

    [Fact]
    public async Task What_is_not_there_is_not_found_and_the_conversation_goes_on()
    {
        var answers = await Converse(
            new ServerReflectionRequest { FileContainingSymbol = "a.b.C" },
            new ServerReflectionRequest { FileByFilename = "a/b.proto" },
            new ServerReflectionRequest { FileContainingExtension = new ExtensionRequest { ContainingType = "grpc.health.v1.HealthCheckRequest", ExtensionNumber = 5 } },
            new ServerReflectionRequest { AllExtensionNumbersOfType = "a.b.C" },
            new ServerReflectionRequest { FileByFilename = "grpc/health/v1/health.proto" });

        answers.Take(4).ShouldAllBe(answer => answer.ErrorResponse.ErrorCode == (int)StatusCode.NotFound);
        answers[4].FileDescriptorResponse.FileDescriptorProto.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_without_extensions_has_none()
    {
        var answer = (await Ask(new ServerReflectionRequest { AllExtensionNumbersOfType = "grpc.health.v1.HealthCheckRequest" })).AllExtensionNumbersResponse;

        answer.BaseTypeName.ShouldBe("grpc.health.v1.HealthCheckRequest");
        answer.ExtensionNumber.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_that_asks_nothing_is_invalid() =>
        (await Ask(new ServerReflectionRequest())).ErrorResponse.ErrorCode.ShouldBe((int)StatusCode.InvalidArgument);

    [Fact]
    public async Task The_older_name_gives_the_same_answers()
    {
        using var call = new V1Alpha.ServerReflection.ServerReflectionClient(Server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new V1Alpha.ServerReflectionRequest { FileContainingSymbol = "grpc.health.v1.Health" });
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();

        var newer = await Ask(new ServerReflectionRequest { FileContainingSymbol = "grpc.health.v1.Health" });
        call.ResponseStream.Current.ToByteArray().ShouldBe(newer.ToByteArray());
    }

    [Fact]
    public async Task A_draining_hub_ends_the_conversation()
    {
        using var call = new ServerReflection.ServerReflectionClient(Server.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();

        Server.Drain();

        (await Should.ThrowAsync<RpcException>(async () => await call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Unavailable);
    }

    private async Task<ServerReflectionResponse> Ask(ServerReflectionRequest question) => (await Converse(question)).ShouldHaveSingleItem();

    private async Task<List<ServerReflectionResponse>> Converse(params ServerReflectionRequest[] questions)
    {
        using var call = new ServerReflection.ServerReflectionClient(Server.Channel).ServerReflectionInfo();
        foreach (var question in questions)
        {
            await call.RequestStream.WriteAsync(question);
        }

        await call.RequestStream.CompleteAsync();
        var answers = new List<ServerReflectionResponse>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            answers.Add(answer);
        }

        return answers;
    }

    /// <summary>What a tool builds of the files; a missing import would throw. The builder wants imports first.</summary>
    private static IReadOnlyList<FileDescriptor> BuiltFrom(ServerReflectionResponse answer) =>
        FileDescriptor.BuildFromByteStrings(answer.FileDescriptorResponse.FileDescriptorProto.Reverse());
}
