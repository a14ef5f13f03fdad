using System.Security.Cryptography;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Protos.Points.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Bench.Plain;

/// <summary>
/// An earn as most teams would write it: one database transaction a request, rows locked, EF Core. Terms are cached. It keeps less
/// than the hub does (no hash chain, no cap, one kind of funding), which is to its advantage.
/// </summary>
internal sealed class PlainPoints(PlainContext database, PlainStore store, TimeProvider time) : PointsService.PointsServiceBase
{
    private const int Tries = 5;

    public override async Task<EarnResponse> Earn(EarnRequest request, ServerCallContext context)
    {
        for (var attempt = 1; ; attempt++)
        {
            await store.EnterAsync(context.CancellationToken);
            try
            {
                return await EarnOnceAsync(request, Calls.CallerOf(context).PartnerNo, context.CancellationToken);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Two earns opened the same wallet at once.
                database.ChangeTracker.Clear();
            }
            finally
            {
                store.Leave();
            }
        }
    }

    private async Task<EarnResponse> EarnOnceAsync(EarnRequest request, int partnerNo, CancellationToken cancellationToken)
    {
        var requestId = Guid.Parse(request.RequestId);
        var hash = SHA256.HashData(request.ToByteArray());
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var known = await database.Requests.AsNoTracking().FirstOrDefaultAsync(row => row.PartnerNo == partnerNo && row.RequestId == requestId, cancellationToken);
        if (known is not null)
        {
            return known.Hash.AsSpan().SequenceEqual(hash)
                ? EarnResponse.Parser.ParseFrom(known.Answer)
                : throw new RpcException(new Status(StatusCode.AlreadyExists, "The request id was used before."));
        }

        if (!OpaqueId.TryParse(Member.IdPrefix, request.Member.MemberId, out var memberNo) ||
            await database.Members.AsNoTracking().FirstOrDefaultAsync(row => row.No == memberNo, cancellationToken) is null)
        {
            throw new RpcException(new Status(StatusCode.NotFound, "There is no such member."));
        }

        var earn = new PlainEarn(partnerNo, memberNo, requestId, time.GetUtcNow().ToUnixTimeMilliseconds() * 1000);
        var accounts = (await store.LockAsync(database, earn.Accounts, cancellationToken)).ToDictionary(account => account.Id);
        foreach (var missing in earn.Accounts.Where(id => !accounts.ContainsKey(id)))
        {
            accounts.Add(missing, database.Accounts.Add(new PlainAccount { Id = missing }).Entity);
        }

        var lot = await database.Lots.FirstOrDefaultAsync(
            row => row.Wallet == earn.Wallet && row.TermsNo == earn.TermsNo && row.ExpiresOn == earn.ExpiresOn, cancellationToken);
        var (seq, purchaseNo) = await store.NumbersAsync(database, cancellationToken);
        var response = earn.Book(database, accounts, lot, seq, purchaseNo, request);
        database.Requests.Add(new PlainRequest { PartnerNo = partnerNo, RequestId = requestId, Hash = hash, Answer = response.ToByteArray() });
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return response;
    }
}
