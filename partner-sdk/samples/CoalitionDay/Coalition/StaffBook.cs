using CoalitionHub.PartnerSdk;
using CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>The coalition's people: the first operator adds the others, each with a credential of their own.</summary>
internal sealed class StaffBook : IDisposable
{
    public const string OperatorName = "operator";
    public const string MakerName = "maker";
    public const string CheckerName = "checker";
    public const string AuditorName = "auditor";

    private StaffBook(StaffDesk @operator, StaffDesk maker, StaffDesk checker, StaffDesk auditor) =>
        (Operator, Maker, Checker, Auditor) = (@operator, maker, checker, auditor);

    /// <summary>Takes in partners and people.</summary>
    public StaffDesk Operator { get; }

    /// <summary>Proposes terms and routes, closes and calculates windows, records payments.</summary>
    public StaffDesk Maker { get; }

    /// <summary>Approves what the maker proposed.</summary>
    public StaffDesk Checker { get; }

    /// <summary>Reads.</summary>
    public StaffDesk Auditor { get; }

    /// <summary>Signs everybody in; who isn't there yet is added.</summary>
    public static async Task<StaffBook> OpenAsync(Profile first, Profiles profiles, RequestIds ids, CancellationToken cancellationToken)
    {
        var desk = await StaffDesk.OpenAsync(first, cancellationToken);
        return new StaffBook(
            desk,
            await OpenAsync(MakerName, "Mei Maker", Role.FinanceMaker),
            await OpenAsync(CheckerName, "Carl Checker", Role.FinanceChecker),
            await OpenAsync(AuditorName, "Aya Auditor", Role.Auditor));

        async Task<StaffDesk> OpenAsync(string name, string displayName, Role role)
        {
            var profile = profiles.Find(name) ?? profiles.Keep(name, await AddAsync(desk, first, ids, name, displayName, role, cancellationToken));
            return await StaffDesk.OpenAsync(profile with { Hub = first.Hub, Authority = first.Authority }, cancellationToken);
        }
    }

    public void Dispose()
    {
        Operator.Dispose();
        Maker.Dispose();
        Checker.Dispose();
        Auditor.Dispose();
    }

    private static async Task<Profile> AddAsync(
        StaffDesk desk, Profile first, RequestIds ids, string name, string displayName, Role role, CancellationToken cancellationToken)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(desk.Channel);
        var added = await staff.AddStaffAsync(
            new AddStaffRequest { RequestId = ids.For("staff " + name, 0, DateTimeOffset.UnixEpoch).ToString(), DisplayName = displayName, Roles = { role } },
            desk.Headers,
            cancellationToken: cancellationToken);

        // A secret is shown once: if an earlier run made a credential and lost it, this one makes another.
        var credential = await staff.CreateStaffCredentialAsync(
            new CreateStaffCredentialRequest { RequestId = RequestId.New().ToString(), StaffId = added.StaffMember.StaffId },
            desk.Headers,
            cancellationToken: cancellationToken);
        return first with { ClientId = credential.ClientId, ClientSecret = credential.ClientSecret };
    }
}
