using System.Collections;
using System.Text;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

public sealed class MetadataTests
{
    private static readonly byte[] SomeBytes = [1, 2, 3];

    [Fact]
    public void A_key_is_kept_in_lower_case() => new Metadata.Entry("X-Partner", "acme").Key.ShouldBe("x-partner");

    [Theory]
    [InlineData("abc")]
    [InlineData("0-9")]
    [InlineData("a.b_c-d")]
    public void A_key_of_letters_digits_and_a_few_marks_is_taken(string key) =>
        new Metadata.Entry(key, "value").Key.ShouldBe(key);

    [Theory]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a[")]
    [InlineData(":path")]
    [InlineData("größe")]
    public void A_key_with_other_characters_is_refused(string key) =>
        Should.Throw<ArgumentException>(() => new Metadata.Entry(key, "value"));

    [Fact]
    public void Text_under_a_binary_key_is_refused() =>
        Should.Throw<ArgumentException>(() => new Metadata.Entry("trace-bin", "text"));

    [Fact]
    public void Bytes_under_a_text_key_are_refused() =>
        Should.Throw<ArgumentException>(() => new Metadata.Entry("trace", SomeBytes));

    [Fact]
    public void A_text_entry_gives_its_text_as_ASCII_bytes_too()
    {
        var entry = new Metadata.Entry("abc", "XYZ");

        entry.IsBinary.ShouldBeFalse();
        entry.Value.ShouldBe("XYZ");
        entry.ValueBytes.ShouldBe("XYZ"u8.ToArray());
        entry.ToString().ShouldBe("[Entry: key=abc, value=XYZ]");
    }

    [Fact]
    public void A_binary_entry_has_no_text()
    {
        var entry = new Metadata.Entry("ABC-bin", SomeBytes);

        entry.IsBinary.ShouldBeTrue();
        entry.Key.ShouldBe("abc-bin");
        entry.ValueBytes.ShouldBe(SomeBytes);
        Should.Throw<InvalidOperationException>(() => entry.Value);
    }

    [Fact]
    public void The_bytes_of_an_entry_cannot_be_changed_from_outside()
    {
        byte[] given = [1, 2, 3];
        var entry = new Metadata.Entry("abc-bin", given);

        given[0] = 9;
        entry.ValueBytes[1] = 9;

        entry.ValueBytes.ShouldBe(SomeBytes);
    }

    [Fact]
    public void The_last_entry_of_a_key_is_the_one_that_counts()
    {
        var metadata = new Metadata { { "a", "1" }, { "a", "2" }, { "b", "3" } };

        metadata.Get("a").ShouldBeSameAs(metadata[1]);
        metadata.GetValue("A").ShouldBe("2");
        metadata.GetValueBytes("b").ShouldBe("3"u8.ToArray());
        metadata.GetAll("A").Select(entry => entry.Value).ShouldBe(["1", "2"]);
    }

    [Fact]
    public void An_unknown_key_gives_null_or_nothing()
    {
        var metadata = new Metadata { { "a", "1" } };

        metadata.Get("x").ShouldBeNull();
        metadata.GetValue("x").ShouldBeNull();
        metadata.GetValueBytes("x").ShouldBeNull();
        metadata.GetAll("x").ShouldBeEmpty();
    }

    [Fact]
    public void The_text_of_a_binary_entry_cannot_be_looked_up()
    {
        var metadata = new Metadata { { "a-bin", Encoding.ASCII.GetBytes("text") } };

        Should.Throw<InvalidOperationException>(() => metadata.GetValue("a-bin"));
        metadata.GetValueBytes("a-bin").ShouldBe("text"u8.ToArray());
    }

    [Fact]
    public void Entries_keep_the_order_they_were_added_in_and_can_be_moved_like_those_of_a_list()
    {
        var metadata = new Metadata { { "b", "2" }, { "c", "3" } };
        var first = new Metadata.Entry("a", "1");

        metadata.Insert(0, first);
        metadata.RemoveAt(2);
        metadata[1] = new Metadata.Entry("d", "4");

        metadata.Select(entry => entry.Key).ShouldBe(["a", "d"]);
        metadata.IndexOf(first).ShouldBe(0);
        metadata.Contains(first).ShouldBeTrue();
        metadata.Remove(first).ShouldBeTrue();
        metadata.Count.ShouldBe(1);
        var copied = new Metadata.Entry[2];
        metadata.CopyTo(copied, 1);
        copied[1].ShouldBeSameAs(metadata[0]);
        metadata.Clear();
        ((IEnumerable)metadata).Cast<Metadata.Entry>().ShouldBeEmpty();
    }

    [Fact]
    public void The_shared_empty_metadata_is_read_only()
    {
        var entry = new Metadata.Entry("a", "1");
        Action[] changes =
        [
            () => Metadata.Empty.Add(entry),
            () => Metadata.Empty.Add("a", "1"),
            () => Metadata.Empty.Add("a-bin", SomeBytes),
            () => Metadata.Empty.Insert(0, entry),
            () => Metadata.Empty.Remove(entry),
            () => Metadata.Empty.Clear(),
        ];

        Metadata.Empty.IsReadOnly.ShouldBeTrue();
        changes.ShouldAllBe(change => Refused(change));
        Metadata.Empty.Count.ShouldBe(0);
    }

    private static bool Refused(Action change)
    {
        Should.Throw<InvalidOperationException>(change);
        return true;
    }
}
