namespace CoalitionHub.PartnerSdk;

/// <summary>One field of a request that the hub found wrong.</summary>
/// <param name="Field">The path to the field, in the contract's words: "receipt.amount.minor_units".</param>
/// <param name="Description">What is wrong with it, in English.</param>
/// <param name="ReasonName">The name of the cause, such as "FIELD_MISSING"; empty if the hub gave none.</param>
public sealed record FieldError(string Field, string Description, string ReasonName);
