namespace CoalitionHub.Core.State;

/// <summary>One step of something that has states: what it was, what it became, by whose hand and why. Only ever added.</summary>
/// <param name="No">1, 2, 3, …</param>
/// <param name="Subject">The id of the thing that changed: <c>win_…</c>.</param>
/// <param name="From">The state before; empty for the first.</param>
/// <param name="To">The state after.</param>
/// <param name="Trigger">What happened.</param>
/// <param name="Who">The person's or client's id; <c>hub</c> for the hub itself.</param>
/// <param name="TimeMicros">When.</param>
/// <param name="Why">In the person's words; may be empty.</param>
public sealed record StateChange(long No, string Subject, string From, string To, string Trigger, string Who, long TimeMicros, string Why);

/// <summary>Something that finance should look at, though the call went through.</summary>
/// <param name="No">1, 2, 3, …</param>
/// <param name="Kind">Its name (<see cref="AlertName"/>), such as OFFLINE_EARN_OVER_CAP.</param>
/// <param name="PartnerNo">The partner concerned.</param>
/// <param name="Seq">The journal's head when it was raised.</param>
/// <param name="TimeMicros">When.</param>
/// <param name="Message">Ids and figures; nothing personal.</param>
public sealed record Alert(long No, string Kind, int PartnerNo, long Seq, long TimeMicros, string Message);
