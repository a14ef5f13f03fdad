using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>Reads the writer's memory: exact, and as fast as a look into a dictionary. For the process that writes.</summary>
internal sealed class StateCallerDirectory(IWriter writer) : ICallerDirectory
{
    public ValueTask<CallerRecords?> Find(string clientId, CancellationToken cancellationToken) => new(Find(writer.State, clientId));

    private static CallerRecords? Find(HubState state, string clientId)
    {
        if (!state.Credentials.TryGetCommitted(clientId, out var credential))
        {
            return null;
        }

        state.Staff.TryGetCommitted(credential.StaffNo, out var person);
        state.Partners.TryGetCommitted(person?.PartnerNo ?? credential.PartnerNo, out var partner);
        return new CallerRecords(credential, person, partner);
    }
}
