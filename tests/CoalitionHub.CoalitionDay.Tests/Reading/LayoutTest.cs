using CoalitionHub.CoalitionDay.Reading;
using CoalitionHub.Testing;
using Shouldly;

namespace CoalitionHub.CoalitionDay.Tests.Reading;

/// <summary>Tests that read files of one layout.</summary>
public abstract class LayoutTest : IDisposable
{
    protected TempFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal PurchaseSource Read(string text)
    {
        var path = Folder.File("purchases.txt");
        File.WriteAllText(path, text);
        return PurchaseFile.Read(path);
    }

    /// <summary>A file of a header and three lines: the one in the middle is left out for this reason.</summary>
    internal void ShouldLeaveOutTheSecond(string text, string reason)
    {
        var source = Read(text);

        source.BadLines.ShouldBe([new BadLine(3, reason)]);
        source.Purchases.Select(purchase => purchase.Line).ShouldBe([2, 4]);
    }
}
