using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Staff.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Shouldly;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>Steps that are sent to a hub which kills itself at a point of a commit, and again to the one that comes after it.</summary>
internal static class KilledStep
{
    private const int Killed = 128 + 9;

    /// <summary>The points of a commit.</summary>
    public static readonly string[] Points = ["BeforeCommit", "WhileCommitting", "BeforeAnswer"];

    /// <summary>Sends a step to a hub that dies of it, looks at what the database has, starts another, and waits for the answer. The hub is down before.</summary>
    /// <param name="fleet">One hub.</param>
    /// <param name="point">Where it dies.</param>
    /// <param name="step">What is sent, again and again until it is answered.</param>
    /// <param name="look">Sees what is there while no hub runs.</param>
    /// <param name="ofEntries">At the commit of what is booked for nobody's request of its own, as an import's movements are.</param>
    public static async Task<T> KilledAt<T>(this HubFleet fleet, string point, Func<Task<T>> step, Func<HubDbContext, Task> look, bool ofEntries = false)
    {
        var ended = fleet.RunAsync(0, launch => launch with
        {
            Program = ("tests/CoalitionHub.KillableHub", "CoalitionHub.KillableHub.dll"),
            Settings = new Dictionary<string, string>(launch.Settings) { ["Kill:Point"] = point, ["Kill:Commits"] = "1", ["Kill:OfEntries"] = $"{ofEntries}" },
        });
        var answer = step();
        (await ended).ShouldBe(Killed, fleet[0].Log);
        await using (var context = new HubContextFactory(StorageOptions.From(fleet.Configuration)).CreateDbContext())
        {
            await look(context);
        }

        await fleet.StartAsync(0);
        return await answer;
    }

    /// <summary>A new person of the staff, who sends again until there is an answer.</summary>
    public static async Task<CallInvoker> PersonAsync(this HubFleet fleet, string name, Role role)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(fleet.Patient(await fleet.TokenFor(fleet.FirstOperator)));
        var person = (await staff.AddStaffAsync(new AddStaffRequest { RequestId = HubPeople.NewRequest(), DisplayName = name, Roles = { role } })).StaffMember;
        var created = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = HubPeople.NewRequest(), StaffId = person.StaffId });
        return fleet.Patient(await fleet.TokenFor(new ClientKeys(created.ClientId, created.ClientSecret)));
    }

    public static CallInvoker Patient(this HubFleet fleet, string token) => fleet.At(0, token).Intercept(new SendAgain());
}
