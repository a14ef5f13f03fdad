using System.Globalization;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Files;

/// <summary>Where a payment order stands. Values are stored.</summary>
public enum OrderState : byte
{
    /// <summary>Its file waits for a second person.</summary>
    Waiting = 1,

    /// <summary>Its file was released: the bank may carry it out.</summary>
    Released = 2,

    /// <summary>The bank's statement shows it.</summary>
    Paid = 3,

    /// <summary>It is not to be carried out, or was not; the amount can be ordered again.</summary>
    Cancelled = 4,

    /// <summary>The bank sent the money back. A person looks at it and cancels it.</summary>
    Returned = 5,
}

/// <summary>One payment that a file asks the coalition's bank to make.</summary>
/// <param name="No">1 and up.</param>
/// <param name="EndToEndId">What the payment is known by to all banks on its way.</param>
/// <param name="FileNo">The file that it is in.</param>
/// <param name="WindowNo">The window it pays.</param>
/// <param name="PartnerNo">The partner it pays.</param>
/// <param name="MinorUnits">How much, 1 or more.</param>
/// <param name="BankDetailsNo">To which account.</param>
/// <param name="State">Where it stands.</param>
/// <param name="PaymentNo">The payment that booked it; 0 before.</param>
/// <param name="CreatedMicros">When it was ordered.</param>
public sealed record PaymentOrder(
    long No, string EndToEndId, long FileNo, int WindowNo, int PartnerNo, long MinorUnits, int BankDetailsNo, OrderState State, long PaymentNo, long CreatedMicros)
{
    /// <summary>What it pays.</summary>
    public PartKey Part => new(WindowNo, PartnerNo);

    /// <summary>True while the bank may still pay it, so that the amount must not be ordered again.</summary>
    public bool IsOpen => State is OrderState.Waiting or OrderState.Released or OrderState.Returned;

    /// <summary>The id of the order for a part in the payment file with this number: at most 35 characters, and never used again.</summary>
    public static string EndToEndIdOf(PartKey part, long fileNumber) =>
        string.Create(CultureInfo.InvariantCulture, $"W{part.WindowNo:D7}P{part.PartnerNo:D7}N{fileNumber:D7}");

    /// <summary>The order in another state, with its step in the history.</summary>
    internal static PaymentOrder Step(HubState state, Moment moment, PaymentOrder order, OrderState after, string trigger, int staffNo, string why = "")
    {
        var stepped = order with { State = after };
        state.PaymentOrders.Put(order.EndToEndId, stepped);
        History.Note(state, moment, order.EndToEndId, order.State.ToString(), after.ToString(), trigger, History.Person(state, staffNo), why);
        return stepped;
    }
}
