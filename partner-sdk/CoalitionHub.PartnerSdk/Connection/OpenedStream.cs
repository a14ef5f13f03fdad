using Grpc.Core;

namespace CoalitionHub.PartnerSdk;

/// <summary>One try of a stream: opened at the first read, with a token; it is read until it ends or breaks.</summary>
/// <param name="hub">The connection.</param>
/// <param name="open">Opens it.</param>
/// <param name="cancellationToken">Ends it.</param>
internal sealed class OpenedStream<TMessage>(
    HubConnection hub, Func<CallOptions, (IDisposable Call, IAsyncStreamReader<TMessage> Messages)> open, CancellationToken cancellationToken) : IDisposable
    where TMessage : class
{
    private (IDisposable Call, IAsyncStreamReader<TMessage> Messages)? stream;
    private int process;

    /// <summary>What it was opened with; null when it wasn't.</summary>
    public AccessToken? Token { get; private set; }

    /// <summary>Why there is no next message; null when the hub has sent all there is.</summary>
    public CoalitionHubException? Failure { get; private set; }

    /// <returns>The next message; null when there is none.</returns>
    public async Task<TMessage?> NextAsync()
    {
        try
        {
            Token ??= await hub.Tokens.GetAsync(hub.Settings.Clock.GetUtcNow() + hub.Settings.Deadline, cancellationToken).ConfigureAwait(false);
            if (stream is null)
            {
                process = hub.Processes.Current;
                stream = open(new CallOptions(Token.Headers, cancellationToken: cancellationToken));
            }

            var (_, messages) = stream.Value;
            return await messages.MoveNext(cancellationToken).ConfigureAwait(false) ? messages.Current : null;
        }
        catch (RpcException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failure = Failures.From(error, null, isPastEnd: false);
            hub.Processes.Failed(process, Failure);
        }
        catch (TokenException error)
        {
            Failure = error.ForCall(null);
        }

        return null;
    }

    public void Dispose() => stream?.Call.Dispose();
}
