using V1 = CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Members over gRPC.</summary>
internal sealed class MemberCalls(HubConnection hub) : IMembers
{
    private readonly V1.MembersService.MembersServiceClient service = new(hub.Invoker);

    public Task<Member> EnrolAsync(EnrolMemberRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.EnrolMemberAsync,
            new V1.EnrolMemberRequest
            {
                RequestId = request.RequestId.ToString(),
                BrandMemberNumber = request.BrandMemberNumber ?? "",
                Profile = MemberWire.Of(request.Profile),
            },
            static answer => MemberWire.Read(answer.Member),
            request.RequestId,
            cancellationToken);
    }

    public Task<Member> GetAsync(MemberSelector member, CancellationToken cancellationToken = default) =>
        hub.CallAsync(
            service.GetMemberAsync,
            new V1.GetMemberRequest { Member = MemberWire.Of(member) },
            static answer => MemberWire.Read(answer.Member),
            null,
            cancellationToken);

    public Task<Member> LinkAsync(LinkMemberRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.LinkMemberAsync,
            new V1.LinkMemberRequest
            {
                RequestId = request.RequestId.ToString(),
                Member = MemberWire.Of(request.Member),
                BrandMemberNumber = request.BrandMemberNumber,
                Proof = MemberWire.Of(request.Proof),
            },
            static answer => MemberWire.Read(answer.Member),
            request.RequestId,
            cancellationToken);
    }

    public Task<Member> UnlinkAsync(UnlinkMemberRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.UnlinkMemberAsync,
            new V1.UnlinkMemberRequest { RequestId = request.RequestId.ToString(), Member = MemberWire.Of(request.Member) },
            static answer => MemberWire.Read(answer.Member),
            request.RequestId,
            cancellationToken);
    }

    public Task<string> ReplaceCardAsync(ReplaceCardRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.ReplaceCardAsync,
            new V1.ReplaceCardRequest
            {
                RequestId = request.RequestId.ToString(),
                CardNumber = request.CardNumber,
                Reason = (V1.CardReplacementReason)request.Reason,
                Proof = MemberWire.Of(request.Proof),
            },
            static answer => answer.CardNumber,
            request.RequestId,
            cancellationToken);
    }

    public Task<ProofSecret> CreateProofSecretAsync(CreateProofSecretRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.CreateProofSecretAsync,
            new V1.CreateProofSecretRequest
            {
                RequestId = request.RequestId.ToString(),
                Member = MemberWire.Of(request.Member),
                Proof = MemberWire.Of(request.Proof),
            },
            static answer => new ProofSecret(new MemberId(answer.MemberId), answer.SecretBase32, answer.OtpauthUri),
            request.RequestId,
            cancellationToken);
    }

    public async Task<MemberExport> ExportAsync(MemberSelector member, CancellationToken cancellationToken = default)
    {
        List<Purchase> purchases = [];
        MemberExport? first = null;
        var pageToken = "";
        while (true)
        {
            var (export, next) = await hub.CallAsync(
                service.ExportMemberAsync,
                new V1.ExportMemberRequest { Member = MemberWire.Of(member), PageToken = pageToken },
                MemberWire.Read,
                null,
                cancellationToken).ConfigureAwait(false);
            first ??= export;
            purchases.AddRange(export.Purchases);
            if (next.Length == 0)
            {
                return export with { Purchases = purchases, Exchanges = first.Exchanges, Gifts = first.Gifts };
            }

            pageToken = next;
        }
    }

    public Task<DateTimeOffset> EraseAsync(EraseMemberRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.EraseMemberAsync,
            new V1.EraseMemberRequest { RequestId = request.RequestId.ToString(), Member = MemberWire.Of(request.Member) },
            static answer => Wire.Time(answer.ErasedTime),
            request.RequestId,
            cancellationToken);
    }
}
