using System.Reflection;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Partners;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

/// <summary>That the tables of requests leave no method out.</summary>
public sealed class GoodRequestTests(WorldFixture world) : IClassFixture<WorldFixture>
{
    /// <summary>Methods whose requests have nothing that can be wrong.</summary>
    private static IEnumerable<string> NothingToSpoil =>
        ContractCall.Methods.Values.Where(method => method.InputType.Fields.InDeclarationOrder().Count == 0).Select(method => method.Name);

    public static TheoryData<string> Methods => [.. ContractCall.Names];

    public static TheoryData<string> Changing => [.. Having("request_id")];

    public static TheoryData<string> Lists => [.. Having("page_token")];

    [Fact]
    public void Every_method_has_a_good_request() =>
        GoodRequests.Types.Select(type => type.Name).Order().ShouldBe(ContractCall.Methods.Values.Select(method => method.InputType.ClrType.Name).Order());

    [Fact]
    public void Every_method_that_can_be_called_wrongly_is_in_a_table_of_wrong_requests()
    {
        var tables = typeof(GoodRequestTests).Assembly.GetTypes().Where(type => type.IsClass)
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(property => property.PropertyType == typeof(WrongRequests))
            .Select(property => property.GetValue(null)).OfType<WrongRequests>().ToList();

        var covered = tables.SelectMany(table => table).Select(row => row.Value.Method)
            .Concat(WrongPartnerRequestTests.Requests.Select(request => ContractCall.MethodOf(request).Name))
            .Concat(Having("page_token"));

        covered.Distinct().Order().ShouldBe(ContractCall.Names.Except(NothingToSpoil).Order());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_good_request_is_carried_out(string method) =>
        (await world.World.Send(await GoodRequests.Make(world.World, method))).ShouldNotBeNull();

    [Theory]
    [MemberData(nameof(Changing))]
    public async Task Whatever_changes_anything_has_an_id_that_is_a_UUID_of_version_7(string method)
    {
        foreach (var (id, reason) in new[]
        {
            ("", Reason.FieldMissing), ("1", Reason.RequestIdInvalid), (Guid.NewGuid().ToString(), Reason.RequestIdInvalid),
            (Guid.Empty.ToString(), Reason.RequestIdInvalid), ($"{{{Guid.CreateVersion7()}}}", Reason.RequestIdInvalid), (new string('x', 100_000), Reason.RequestIdInvalid),
        })
        {
            var request = await GoodRequests.Make(world.World, method);
            request.Descriptor.FindFieldByName("request_id").Accessor.SetValue(request, id);
            await world.ShouldRefuse(new WrongRequest(method, _ => Task.FromResult(request), reason, "request_id"));
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Whatever_is_listed_comes_in_pages_of_a_size_and_a_token_of_the_hub(string method)
    {
        await ShouldRefuse("page_size", -1, Reason.PageSizeInvalid);
        await ShouldRefuse("page_size", 1001, Reason.PageSizeInvalid);
        await ShouldRefuse("page_size", int.MinValue, Reason.PageSizeInvalid);
        await ShouldRefuse("page_token", "next", Reason.PageTokenInvalid);
        await ShouldRefuse("page_token", "\0", Reason.PageTokenInvalid);
        await ShouldRefuse("page_token", Convert.ToBase64String(new byte[17]), Reason.PageTokenInvalid);
        await ShouldRefuse("page_token", new string('A', 100_000), Reason.PageTokenInvalid);

        async Task ShouldRefuse(string field, object value, Reason reason)
        {
            var request = await GoodRequests.Make(world.World, method);
            request.Descriptor.FindFieldByName(field).Accessor.SetValue(request, value);
            await world.ShouldRefuse(new WrongRequest(method, _ => Task.FromResult(request), reason, field));
        }
    }

    private static IEnumerable<string> Having(string field) =>
        ContractCall.Methods.Values.Where(method => method.InputType.FindFieldByName(field) is not null).Select(method => method.Name).Order(StringComparer.Ordinal);
}
