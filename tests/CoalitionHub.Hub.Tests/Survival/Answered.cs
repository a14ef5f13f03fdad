using CoalitionHub.Protos.Points.V1;
using Google.Protobuf;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>What the journal must say about a purchase: so many points, in entries of this kind.</summary>
internal readonly record struct Entry(EntryKind Kind, string PurchaseId, long Points);

/// <summary>A call that was acknowledged.</summary>
/// <param name="Seq">The first transfer it made, as the answer says.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Entries">What the journal must hold because of it.</param>
/// <param name="Repeat">Sends the same request, with the same id, again.</param>
internal sealed record Answered(long Seq, IMessage Answer, IReadOnlyList<Entry> Entries, Func<PointsService.PointsServiceClient, Task<IMessage>> Repeat);
