using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Tests.Settlements.Proof;

/// <summary>A coalition whose people close what has happened.</summary>
internal sealed class Closing(TestCoalition coalition) : IAsyncDisposable
{
    public TestCoalition Coalition => coalition;

    /// <summary>The window that is open since the last was closed.</summary>
    public WindowId OpenWindowId { get; private set; }

    /// <summary>Closes the open window, unless one is given, and calculates it.</summary>
    public async Task<WindowId> CalculateAsync(WindowId? window = null)
    {
        if (window is null)
        {
            var closed = await coalition.Maker.Settlements.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest() });
            window = new WindowId(closed.ClosedWindow.WindowId);
            OpenWindowId = new WindowId(closed.OpenWindow.WindowId);
        }

        await coalition.Maker.Settlements.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = window.Value.Value });
        return window.Value;
    }

    /// <summary>The same, approved, with the grocer's files.</summary>
    public async Task<WindowId> ApproveAsync()
    {
        var window = await CalculateAsync();
        await coalition.Checker.Settlements.ApproveWindowAsync(new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = window.Value });
        var files = new FilesAdminService.FilesAdminServiceClient(coalition.Maker.Calls);
        await files.MakePartnerFilesAsync(
            new MakePartnerFilesRequest { RequestId = HubPeople.NewRequest(), WindowId = window.Value, PartnerId = coalition.Grocer.PartnerId });
        return window;
    }

    public async Task<Protos.Settlements.V1.WindowProof> ProofAsync(WindowId window) =>
        (await coalition.Grocer.Settlements.GetWindowProofAsync(new GetWindowProofRequest { WindowId = window.Value })).Proof;

    public ValueTask DisposeAsync() => coalition.Hub.DisposeAsync();
}
