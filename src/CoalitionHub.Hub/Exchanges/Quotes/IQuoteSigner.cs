using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>
/// Signs quotes, so that nothing has to be stored for them, and knows its signatures again, on whichever process and after
/// whichever restart they come back. What is signed says <see cref="SignedQuote"/>; partners can check it too.
/// </summary>
internal interface IQuoteSigner
{
    /// <summary>Signs the bytes of a quote.</summary>
    ValueTask<SignedQuote> Sign(ReadOnlyMemory<byte> quote, CancellationToken cancellationToken);

    /// <summary>True when the signature is ours, over exactly these bytes.</summary>
    ValueTask<bool> IsOurs(SignedQuote signed, CancellationToken cancellationToken);
}
