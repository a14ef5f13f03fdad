using Google.Protobuf;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

/// <summary>For every method a request that the hub carries out, with all that must be there before it: what tests spoil, one field at a time.</summary>
internal static partial class GoodRequests
{
    private static readonly Dictionary<Type, Func<World, Task<IMessage>>> Makers = new();

    static GoodRequests()
    {
        AddPoints();
        AddMembers();
        AddPartners();
        AddProgrammes();
        AddMoves();
        AddSettlements();
        AddBanking();
        AddPacks();
        AddRules();
        AddAdjustments();
    }

    /// <summary>The requests that there is one of.</summary>
    public static IEnumerable<Type> Types => Makers.Keys;

    /// <summary>A new good request of this type.</summary>
    public static async Task<T> Make<T>(World world)
        where T : IMessage => (T)await Makers[typeof(T)](world);

    /// <summary>A new good request for the method of this short name.</summary>
    public static Task<IMessage> Make(World world, string method) =>
        Makers[ContractCall.Methods.Values.Single(one => one.Name == method).InputType.ClrType](world);

    private static void Add<T>(Func<World, Task<T>> make)
        where T : IMessage => Makers.Add(typeof(T), async world => await make(world));

    private static void Add<T>(Func<World, T> make)
        where T : IMessage => Makers.Add(typeof(T), world => Task.FromResult<IMessage>(make(world)));

    private static string NewId() => HubPeople.NewRequest();
}
