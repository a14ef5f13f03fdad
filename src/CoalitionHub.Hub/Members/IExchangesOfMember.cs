namespace CoalitionHub.Hub.Members;

/// <summary>A member's exchanges and gifts, as exporting needs them; the room that keeps them gives them.</summary>
internal interface IExchangesOfMember
{
    /// <summary>The last exchanges through one partner, as the contract says them.</summary>
    /// <param name="partnerNo">The partner.</param>
    /// <param name="memberNos">The numbers under which they are kept.</param>
    /// <param name="most">How many.</param>
    /// <param name="cancellation">Gives up looking.</param>
    Task<IReadOnlyList<Protos.Exchanges.V1.Exchange>> At(int partnerNo, IReadOnlyList<long> memberNos, int most, CancellationToken cancellation);

    /// <summary>The last gifts that the member gave or got through one partner, as the contract says them.</summary>
    /// <param name="partnerNo">The partner.</param>
    /// <param name="memberNos">The numbers under which they are kept.</param>
    /// <param name="most">How many.</param>
    IReadOnlyList<Protos.Exchanges.V1.Gift> GiftsAt(int partnerNo, IReadOnlyList<long> memberNos, int most);
}
