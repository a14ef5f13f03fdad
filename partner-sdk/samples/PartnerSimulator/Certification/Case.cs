namespace CoalitionHub.PartnerSimulator.Certification;

/// <summary>One thing that an implementation must get right.</summary>
/// <param name="Name">As a sentence.</param>
/// <param name="Promise">Which of the interface's five promises it is about; 0 for the plain working.</param>
/// <param name="Run">Plays it; throws <see cref="Failed"/>, or whatever the implementation throws.</param>
internal sealed record Case(string Name, int Promise, Func<Desk, Task> Run);

/// <summary>How a case went.</summary>
/// <param name="Case">Which.</param>
/// <param name="Failure">Why it was not passed; null when it was.</param>
internal sealed record CaseResult(Case Case, string? Failure);
