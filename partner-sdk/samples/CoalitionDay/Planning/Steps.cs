using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Reading;

namespace CoalitionHub.CoalitionDay.Planning;

/// <summary>One call of a partner on behalf of a member, or two that belong together, with what it must come to.</summary>
/// <param name="Line">The purchase that gave rise to it; with the kind of step it names the request for ever.</param>
/// <param name="Brand">The code of the brand that calls.</param>
internal abstract record Step(int Line, string Brand);

/// <summary>The member joins.</summary>
internal sealed record EnrolStep(int Line, string Brand) : Step(Line, Brand);

/// <summary>Another brand notes its own number of the member.</summary>
internal sealed record LinkStep(int Line, string Brand) : Step(Line, Brand);

/// <summary>The member's wallet gets the secret behind its rotating code.</summary>
internal sealed record SecretStep(int Line, string Brand) : Step(Line, Brand);

/// <summary>A purchase earns.</summary>
/// <param name="Purchase">What was bought.</param>
/// <param name="Points">What it must earn.</param>
internal sealed record EarnStep(TillPurchase Purchase, long Points) : Step(Purchase.Line, Purchase.Brand);

/// <summary>Points of a purchase can be burnt from now on, since nothing will come back of it.</summary>
/// <param name="Purchase">The purchase.</param>
/// <param name="Points">What must become available.</param>
internal sealed record ReleaseStep(TillPurchase Purchase, long Points) : Step(Purchase.Line, Purchase.Brand);

/// <summary>Goods come back.</summary>
/// <param name="Purchase">What had been bought.</param>
/// <param name="Amount">The part that comes back.</param>
/// <param name="Points">What must be taken back.</param>
internal sealed record ReturnStep(TillPurchase Purchase, decimal Amount, long Points) : Step(Purchase.Line, Purchase.Brand);

/// <summary>The member burns points.</summary>
/// <param name="Line">See <see cref="Step"/>.</param>
/// <param name="Brand">Where.</param>
/// <param name="Points">How many are burnt.</param>
/// <param name="HeldPoints">How many are authorised first; 0: burnt in one step.</param>
/// <param name="Value">What they must take off the bill.</param>
/// <param name="Proof">How the member shows its will.</param>
internal sealed record BurnStep(int Line, string Brand, long Points, long HeldPoints, decimal Value, ProofKind Proof) : Step(Line, Brand);

/// <summary>The member exchanges points for another brand's.</summary>
/// <param name="Line">See <see cref="Step"/>.</param>
/// <param name="Route">Which way.</param>
/// <param name="PointsOut">How many leave.</param>
/// <param name="PointsIn">How many must come.</param>
internal sealed record ExchangeStep(int Line, ExchangeRoute Route, long PointsOut, long PointsIn) : Step(Line, Route.FromBrand);

/// <summary>How a member shows its will.</summary>
internal enum ProofKind
{
    /// <summary>The code that its wallet shows.</summary>
    Code,

    /// <summary>The brand's word that the member is signed in to its app.</summary>
    Assertion,
}
