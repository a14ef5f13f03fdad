using CoalitionHub.PartnerSdk;

using var hub = new CoalitionHubClient(new CoalitionHubClientOptions
{
    HubAddress = new Uri("http://127.0.0.1:5080"),
    Authority = new Uri("http://127.0.0.1:5081"),
    ClientId = Environment.GetEnvironmentVariable("COALITION_CLIENT_ID") ?? "",
    ClientSecret = Environment.GetEnvironmentVariable("COALITION_CLIENT_SECRET"),
});

// A new member, and the secret behind the code that the member's wallet shows.
var member = await hub.Members.EnrolAsync(new EnrolMemberRequest());
var wallet = await hub.Members.CreateProofSecretAsync(new CreateProofSecretRequest { Member = member.Id });

// A purchase earns. The request carries its own id: sent twice, it still earns once.
var earned = await hub.Points.EarnAsync(new EarnRequest
{
    Member = member.Id,
    Receipt = new Receipt { MerchantReference = $"till-7-{Guid.NewGuid()}", Amount = new Money("HKD", 1_000_00) },
});
Console.WriteLine($"{earned.Points} points for {earned.PurchaseId}");

var balance = await hub.Points.GetBalanceAsync(member.Id);
Console.WriteLine($"{balance.AvailableIn(earned.Balance.CurrencyCode)} points to burn");

try
{
    var burnt = await hub.Points.BurnAsync(new BurnRequest
    {
        Member = member.Id,
        Points = 200,
        Proof = Proof.Code(wallet.CodeAt(DateTimeOffset.UtcNow)),
        Receipt = new Receipt { MerchantReference = $"till-7-{Guid.NewGuid()}" },
    });
    Console.WriteLine($"{burnt.Points} points paid {burnt.Value}");
}
catch (CoalitionHubException refusal) when (refusal.Reason == CoalitionHubReason.InsufficientPoints)
{
    Console.WriteLine("Not enough points yet.");
}
