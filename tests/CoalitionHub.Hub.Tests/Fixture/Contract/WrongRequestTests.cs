using Xunit;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

/// <summary>What can be wrong with a room's requests.</summary>
public interface IWrongRequests
{
    /// <summary>The table.</summary>
    internal static abstract WrongRequests Wrong { get; }
}

/// <summary>Sends every wrong request of a table through the pipe.</summary>
public abstract class WrongRequestTests<TTable>(WorldFixture world) : IClassFixture<WorldFixture>
    where TTable : IWrongRequests
{
    public static TheoryData<string> Names => TTable.Wrong.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_wrong_request_is_refused_by_name_and_changes_nothing(string what) => world.ShouldRefuse(TTable.Wrong[what]);
}
