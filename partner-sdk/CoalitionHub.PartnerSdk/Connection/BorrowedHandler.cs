namespace CoalitionHub.PartnerSdk;

/// <summary>
/// The caller's own <see cref="CoalitionHubClientOptions.HttpHandler"/>, hidden from the channel: a channel that recognises a
/// <see cref="SocketsHttpHandler"/> makes its connections for it, and then nothing but that channel can send through it any more.
/// </summary>
internal sealed class BorrowedHandler(HttpMessageHandler handler) : HttpMessageHandler
{
    private readonly HttpMessageInvoker invoker = new(handler, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        invoker.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            invoker.Dispose();
        }

        base.Dispose(disposing);
    }
}
