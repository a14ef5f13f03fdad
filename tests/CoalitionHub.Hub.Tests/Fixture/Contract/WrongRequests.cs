using System.Collections;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Protos.Members.V1;
using Google.Protobuf;
using Xunit;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

/// <summary>A good request with one thing wrong.</summary>
/// <param name="Method">The short name of the method.</param>
/// <param name="Make">Makes it.</param>
/// <param name="Reason">Why it must be refused.</param>
/// <param name="Field">The first field that the refusal must name; empty for none.</param>
internal sealed record WrongRequest(string Method, Func<World, Task<IMessage>> Make, Reason Reason, string Field);

/// <summary>A table of wrong requests.</summary>
internal sealed class WrongRequests : IEnumerable<KeyValuePair<string, WrongRequest>>
{
    private readonly Dictionary<string, WrongRequest> rows = [];

    /// <summary>What a test runs over.</summary>
    public TheoryData<string> Names => [.. rows.Keys];

    public WrongRequest this[string name] => rows[name];

    /// <summary>An id of this kind that was never given.</summary>
    public static string Unknown(string prefix) => OpaqueId.Format(prefix, 999_999_999, 1_000_000);

    /// <summary>An id of this kind with the largest number that fits.</summary>
    public static string Huge(string prefix) => OpaqueId.Format(prefix, OpaqueId.MaxNumber, 1_000_000);

    public void Add<T>(string what, Action<T> spoil, Reason reason, string field = "")
        where T : IMessage => Add<T>(what, (request, _) => spoil(request), reason, field);

    public void Add<T>(string what, Action<T, World> spoil, Reason reason, string field = "")
        where T : IMessage => Add<T>(
            what,
            (request, world) =>
            {
                spoil(request, world);
                return Task.CompletedTask;
            },
            reason,
            field);

    public void Add<T>(string what, Func<T, World, Task> spoil, Reason reason, string field = "")
        where T : IMessage
    {
        var method = typeof(T).Name[..^"Request".Length];
        rows.Add($"{method}: {what}", new WrongRequest(method, Spoilt, reason, field));

        async Task<IMessage> Spoilt(World world)
        {
            var request = await GoodRequests.Make<T>(world);
            await spoil(request, world);
            return request;
        }
    }

    /// <summary>Everything that can be wrong with an id.</summary>
    public void AddIds<T>(string field, string prefix, Action<T, string> put, Reason notFound)
        where T : IMessage
    {
        Add<T>($"no {field}", request => put(request, ""), Reason.FieldMissing, field);
        Add<T>($"{field} that is no id", request => put(request, "7"), Reason.IdInvalid, field);
        Add<T>($"{field} of another kind", request => put(request, Unknown(prefix == "chg" ? "pay" : "chg")), Reason.IdInvalid, field);
        Add<T>($"{field} with something behind it", request => put(request, Unknown(prefix) + "\0"), Reason.IdInvalid, field);
        Add<T>($"{field} in capitals", request => put(request, Unknown(prefix).ToUpperInvariant()), Reason.IdInvalid, field);
        Add<T>($"{field} of nothing", request => put(request, Unknown(prefix)), notFound);
        Add<T>($"{field} with a huge number", request => put(request, Huge(prefix)), notFound, notFound == Reason.IdInvalid ? field : "");
    }

    /// <summary>Everything that can be wrong with naming a member.</summary>
    public void AddMembers<T>(Action<T, MemberSelector?> put, bool byNumber = true, string field = "member", bool isRequired = true)
        where T : IMessage
    {
        if (isRequired)
        {
            Add<T>($"no {field}", request => put(request, null), Reason.FieldMissing, field);
        }

        Add<T>($"nobody selected as {field}", request => put(request, new MemberSelector()), Reason.FieldMissing, field);
        AddIds<T>($"{field}.member_id", "mbr", (request, id) => put(request, new MemberSelector { MemberId = id }), Reason.MemberNotFound);
        Add<T>($"no card as {field}", request => put(request, new MemberSelector { CardNumber = "" }), Reason.FieldMissing, $"{field}.card_number");
        Add<T>($"a card with a wrong digit as {field}", (request, world) => put(request, new MemberSelector { CardNumber = Slipped(world.Member.CardNumber) }), Reason.CardNumberInvalid, $"{field}.card_number");
        Add<T>($"a card in other digits as {field}", request => put(request, new MemberSelector { CardNumber = "٩٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠" }), Reason.CardNumberInvalid, $"{field}.card_number");
        Add<T>($"a card of nobody as {field}", request => put(request, new MemberSelector { CardNumber = "9000000000000001" }), Reason.MemberNotFound);
        if (byNumber)
        {
            Add<T>($"no number as {field}", request => put(request, new MemberSelector { BrandMemberNumber = " " }), Reason.FieldMissing, $"{field}.brand_member_number");
            Add<T>($"a long number as {field}", request => put(request, new MemberSelector { BrandMemberNumber = new string('x', 65) }), Reason.FieldTooLong, $"{field}.brand_member_number");
            Add<T>($"a number of nobody as {field}", request => put(request, new MemberSelector { BrandMemberNumber = "H-404" }), Reason.MemberNotFound);
        }
    }

    /// <summary>Everything that can be wrong with a text that must be there.</summary>
    public void AddTexts<T>(string field, int most, Action<T, string> put, bool isRequired = true)
        where T : IMessage
    {
        if (isRequired)
        {
            Add<T>($"no {field}", request => put(request, ""), Reason.FieldMissing, field);
            Add<T>($"{field} of blanks", request => put(request, "  "), Reason.FieldMissing, field);
        }

        Add<T>($"{field} too long", request => put(request, new string('x', most + 1)), Reason.FieldTooLong, field);
        Add<T>($"{field} much too long", request => put(request, new string('x', 100_000)), Reason.FieldTooLong, field);
        Add<T>($"{field} of too many emoji", request => put(request, string.Concat(Enumerable.Repeat("😀", most / 2 + 1))), Reason.FieldTooLong, field);
        Add<T>($"{field} with a NUL", request => put(request, "a\0b"), Reason.FieldInvalid, field);
        Add<T>($"{field} with a line feed", request => put(request, "a\nb"), Reason.FieldInvalid, field);
        Add<T>($"{field} with an escape", request => put(request, "a\u001b[2Jb"), Reason.FieldInvalid, field);
        Add<T>($"{field} with a control of the second set", request => put(request, "a\u009bb"), Reason.FieldInvalid, field);
        Add<T>($"{field} that turns round", request => put(request, "a\u202eb"), Reason.FieldInvalid, field);
        Add<T>($"{field} with an isolate", request => put(request, "a\u2066b"), Reason.FieldInvalid, field);
        Add<T>($"{field} with a line separator", request => put(request, "a\u2028b"), Reason.FieldInvalid, field);
    }

    /// <summary>Everything that can be wrong with a number of points.</summary>
    public void AddPoints<T>(string field, Action<T, long> put)
        where T : IMessage
    {
        Add<T>($"{field} of 0", request => put(request, 0), Reason.AmountNotPositive, field);
        Add<T>($"{field} below 0", request => put(request, -1), Reason.AmountNotPositive, field);
        Add<T>($"{field} as low as can be", request => put(request, long.MinValue), Reason.AmountNotPositive, field);
        Add<T>($"{field} over a billion", request => put(request, 1_000_000_001), Reason.AmountTooLarge, field);
        Add<T>($"{field} as high as can be", request => put(request, long.MaxValue), Reason.AmountTooLarge, field);
    }

    /// <summary>What can be wrong with a reason in words, and with the state that a list is asked for.</summary>
    public void AddStates<T>(Action<T> put)
        where T : IMessage => Add("a state of the future", put, Reason.FieldInvalid, "state");

    public IEnumerator<KeyValuePair<string, WrongRequest>> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Slipped(string card) => card[..^1] + (char)('0' + (card[^1] - '0' + 1) % 10);
}
