using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>Turns the pages of any list of the contract: all have the same field names.</summary>
/// <param name="request">A list's request; its paging fields are set.</param>
/// <param name="whole">Where the pages are merged; its token is the last page's.</param>
internal sealed class PagedList(IMessage request, IMessage whole)
{
    private readonly FieldDescriptor size = FieldOf(request, "page_size");
    private readonly FieldDescriptor token = FieldOf(request, "page_token");
    private readonly FieldDescriptor next = FieldOf(whole, "next_page_token");
    private readonly FieldDescriptor items = whole.Descriptor.Fields.InFieldNumberOrder().Single(field => field.IsRepeated);

    /// <summary>True when more would follow.</summary>
    public bool IsCut => NextIn(whole).Length > 0;

    /// <summary>How many items the next page shall have.</summary>
    public void Ask(int count) => size.Accessor.SetValue(request, count);

    public int CountIn(IMessage page) => ((ICollection)items.Accessor.GetValue(page)).Count;

    /// <summary>Makes the request ask for the page after this one.</summary>
    /// <returns>False when it was the last.</returns>
    public bool TurnTo(IMessage page)
    {
        var following = NextIn(page);
        next.Accessor.SetValue(whole, following);
        token.Accessor.SetValue(request, following);
        return following.Length > 0;
    }

    private string NextIn(IMessage page) => (string)next.Accessor.GetValue(page);

    private static FieldDescriptor FieldOf(IMessage message, string name) =>
        message.Descriptor.FindFieldByName(name) ?? throw new InvalidOperationException($"{message.Descriptor.FullName} has no {name}.");
}
