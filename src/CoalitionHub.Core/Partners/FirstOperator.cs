using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Partners;

/// <summary>The person with whom a coalition begins: every other is added by an operator, and there is none yet.</summary>
public static class FirstOperator
{
    /// <summary>Adds the person and a credential.</summary>
    /// <param name="state">The store's state.</param>
    /// <param name="moment">Now.</param>
    /// <param name="name">How colleagues know the person.</param>
    /// <param name="secretHash">SHA-256 of the secret, in lower-case hexadecimal.</param>
    /// <returns>The credential; null when the store has people already, so that nobody gets in by the back door.</returns>
    public static Credential? Decide(HubState state, Moment moment, string name, string secretHash)
    {
        if (state.Staff.All().Any())
        {
            return null;
        }

        var person = AddStaff.Decide(state, moment, new AddStaffCommand(name, Roles.Operator, 0, 0)).Value;
        return CreateCredential.Decide(state, moment, new CreateCredentialCommand(0, person.No, [], secretHash, "", 0)).Value;
    }
}
