using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>Bank details that a person proposes; number, state and times are filled in by the decision.</summary>
/// <param name="Details">What they say.</param>
/// <param name="StaffNo">The person.</param>
public sealed record ProposeBankDetailsCommand(BankDetails Details, int StaffNo);

/// <summary>Where money goes is proposed by one person and approved by another; files made before keep what they were made with.</summary>
public static class BankDetailsDecisions
{
    /// <summary>Keeps a proposal; nothing is paid by it yet.</summary>
    public static Outcome<BankDetails> Propose(HubState state, Moment moment, ProposeBankDetailsCommand command)
    {
        if (command.Details.PartnerNo != 0 && state.Partners.Find(command.Details.PartnerNo) is null)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
        }

        var proposed = command.Details with
        {
            No = checked((int)state.DocumentNumbers.Next()),
            State = ApprovalState.Proposed,
            ProposedBy = command.StaffNo,
            DecidedBy = 0,
            CreatedMicros = moment.NowMicros,
            DecidedMicros = 0,
        };
        state.BankDetails.Put(proposed.No, proposed);
        Note(state, moment, proposed, "", "Propose", command.StaffNo);
        return proposed;
    }

    /// <summary>Lets files made from now on use them.</summary>
    /// <returns>The details; else BANK_DETAILS_NOT_FOUND, NOT_PROPOSED, SAME_PERSON.</returns>
    public static Outcome<BankDetails> Approve(HubState state, Moment moment, int no, int staffNo)
    {
        if (!Proposed(state, no).TryGet(out var details, out var refusal))
        {
            return refusal;
        }

        return details.ProposedBy == staffNo
            ? new Refusal(Reason.SamePerson, "Another person than the proposer must approve bank details.")
            : Decided(state, moment, details with { State = ApprovalState.Approved }, "Approve", staffNo);
    }

    /// <summary>Turns them down.</summary>
    /// <returns>The details; else BANK_DETAILS_NOT_FOUND, NOT_PROPOSED.</returns>
    public static Outcome<BankDetails> Reject(HubState state, Moment moment, int no, int staffNo) =>
        Proposed(state, no).TryGet(out var details, out var refusal)
            ? Decided(state, moment, details with { State = ApprovalState.Rejected }, "Reject", staffNo)
            : refusal;

    private static Outcome<BankDetails> Proposed(HubState state, int no) => state.BankDetails.Find(no) switch
    {
        null => new Refusal(Reason.BankDetailsNotFound, "There are no such bank details."),
        { State: ApprovalState.Proposed } details => details,
        var decided => new Refusal(Reason.NotProposed, $"The bank details are {decided.State} already."),
    };

    private static BankDetails Decided(HubState state, Moment moment, BankDetails details, string trigger, int staffNo)
    {
        var decided = details with { DecidedBy = staffNo, DecidedMicros = moment.NowMicros };
        state.BankDetails.Put(decided.No, decided);
        Note(state, moment, decided, nameof(ApprovalState.Proposed), trigger, staffNo);
        return decided;
    }

    private static void Note(HubState state, Moment moment, BankDetails details, string from, string trigger, int staffNo) =>
        History.Note(state, moment, details.Id, from, details.State.ToString(), trigger, History.Person(state, staffNo));
}
