using System.Collections.Frozen;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Protos.Outcomes.V1;
using Grpc.Core;
using Reason = CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Outcomes;

/// <summary>What a refusal's reason is on the wire: its gRPC status, and its name in the contract.</summary>
internal static class ReasonStatus
{
    private const string Prefix = "REASON_";

    private static readonly FrozenDictionary<Reason, string> Names = ReasonsReflection.Descriptor.EnumTypes
        .Single(type => type.Name == nameof(Reason))
        .Values.ToFrozenDictionary(value => (Reason)value.Number, value => value.Name[Prefix.Length..]);

    /// <summary>The gRPC status that a call refused for this reason ends with.</summary>
    public static StatusCode Of(Reason reason) => reason switch
    {
        Reason.Unspecified => StatusCode.Unknown,
        >= Reason.FieldMissing and <= Reason.GiftSameMember => StatusCode.InvalidArgument,
        >= Reason.TokenMissing and <= Reason.CredentialNotAccepted => StatusCode.Unauthenticated,
        >= Reason.ScopeMissing and <= Reason.MemberNotLinked => StatusCode.PermissionDenied,
        >= Reason.MemberNotFound and <= Reason.SettlementAdjustmentNotFound => StatusCode.NotFound,
        >= Reason.RequestIdReused and <= Reason.QuoteAlreadyAccepted => StatusCode.AlreadyExists,
        >= Reason.CardReplaced and <= Reason.SettlementAdjustmentState => StatusCode.FailedPrecondition,
        Reason.QueueFull or Reason.TooManyStreams => StatusCode.ResourceExhausted,
        Reason.NotWriter or Reason.ShuttingDown or Reason.StoreUnavailable => StatusCode.Unavailable,
        Reason.WriterChanged => StatusCode.Aborted,
        Reason.DeadlinePassed => StatusCode.DeadlineExceeded,
        Reason.InternalError => StatusCode.Internal,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "has no status."),
    };

    /// <summary>The reason's name as callers see it: FIELD_MISSING.</summary>
    public static string NameOf(Reason reason) => Names[reason];
}
