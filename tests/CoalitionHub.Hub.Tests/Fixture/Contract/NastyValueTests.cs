using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

/// <summary>Every field of every request with values that programs stumble over: whatever comes of it, the hub has an answer of its own.</summary>
public sealed class NastyValueTests(WorldFixture world) : IClassFixture<WorldFixture>
{
    private const int AtOnce = 32;

    private static readonly object[] Texts =
    [
        "", " ", "\0", "a\nb", "\u202Eabc", "😀😀😀", "\uFFFD", "'; DROP TABLE members; --", "%", new string('x', 65), new string('é', 5_000), "-1", "NaN", "9999-12-31", "0001-01-01",
        WrongRequests.Huge("mbr"), WrongRequests.Huge("pur"), WrongRequests.Huge("hld"), WrongRequests.Huge("ptn"), WrongRequests.Unknown("win"),
    ];

    private static readonly object[] Longs =
        [0L, -1L, 1L, long.MinValue, long.MaxValue, long.MaxValue - 1, 1_000_000_000L, 10_000_000_000L, 1_000_000_000_000L, 253_402_300_799L];

    private static readonly object[] Ints = [0, -1, int.MinValue, int.MaxValue, 1_000_000_000];

    private static readonly object[] Bytes = [ByteString.Empty, ByteString.CopyFrom(new byte[100]), ByteString.CopyFromUtf8("\n\u0003abc")];

    private static readonly object[] Enums = [0, 1, 2, 99, -1, int.MaxValue];

    private static readonly object[] Bools = [true, false];

    private static readonly object?[] Nothing = [null];

    public static TheoryData<string> Methods => [.. ContractCall.Names];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task No_value_of_a_field_breaks_a_method(string method)
    {
        var good = await GoodRequests.Make(world.World, method);
        // Many at once: what one of them breaks may also show in its neighbours of the batch.
        foreach (var some in Spoilt(good).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(one => ShouldBeAnswered(method, one.Where, one.Request)));
        }

        (await world.World.Checker.ShouldAddUp()).ShouldNotBeEmpty();
    }

    private async Task ShouldBeAnswered(string method, string where, IMessage spoilt)
    {
        if (spoilt.Descriptor.FindFieldByName("request_id") is { } requestId && !where.StartsWith("request_id", StringComparison.Ordinal))
        {
            requestId.Accessor.SetValue(spoilt, HubPeople.NewRequest());
        }

        (await StatusOf(spoilt)).ShouldNotBeOneOf([StatusCode.Unknown, StatusCode.Internal, StatusCode.Unavailable, StatusCode.DataLoss], $"{method}: {where}");
    }

    private static IEnumerable<(string Where, IMessage Request)> Spoilt(IMessage request)
    {
        foreach (var path in PathsOf(request.Descriptor, []))
        {
            foreach (var value in ValuesOf(path[^1]))
            {
                var spoilt = (IMessage)request.Descriptor.Parser.ParseFrom(request.ToByteArray());
                Put(spoilt, path, value);
                yield return ($"{string.Join('.', path.Select(field => field.Name))} = {value ?? "nothing"}", spoilt);
            }
        }
    }

    /// <summary>Every field, also those of messages in messages.</summary>
    private static IEnumerable<FieldDescriptor[]> PathsOf(MessageDescriptor message, FieldDescriptor[] above)
    {
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            FieldDescriptor[] path = [.. above, field];
            yield return path;
            foreach (var below in field.FieldType == FieldType.Message ? PathsOf(field.MessageType, path) : [])
            {
                yield return below;
            }
        }
    }

    private static IEnumerable<object?> ValuesOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => Texts,
        FieldType.Int64 => Longs,
        // A stream that is followed has no end, nor has one of no or of very many updates.
        FieldType.Int32 => field.Name == "max_updates" ? [-1, int.MinValue, 1] : Ints,
        FieldType.Enum => Enums,
        FieldType.Bytes => Bytes,
        FieldType.Bool => field.Name == "follow" ? [] : Bools,
        _ => Nothing,
    };

    private static void Put(IMessage message, FieldDescriptor[] path, object? value)
    {
        foreach (var field in path[..^1])
        {
            message = Below(message, field);
        }

        var last = path[^1];
        if (last.IsRepeated)
        {
            var list = (System.Collections.IList)last.Accessor.GetValue(message);
            list.Clear();
            if (value is not null)
            {
                list.Add(Typed(last, value));
            }
        }
        else if (value is null)
        {
            last.Accessor.Clear(message);
        }
        else
        {
            last.Accessor.SetValue(message, Typed(last, value));
        }
    }

    private static IMessage Below(IMessage message, FieldDescriptor field)
    {
        if (field.IsRepeated)
        {
            var list = (System.Collections.IList)field.Accessor.GetValue(message);
            if (list.Count == 0)
            {
                list.Add(field.MessageType.Parser.ParseFrom(ByteString.Empty));
            }

            return (IMessage)(list[0] ?? throw new InvalidOperationException("A list holds no null."));
        }

        if (field.Accessor.GetValue(message) is null)
        {
            field.Accessor.SetValue(message, field.MessageType.Parser.ParseFrom(ByteString.Empty));
        }

        return (IMessage)field.Accessor.GetValue(message);
    }

    private static object Typed(FieldDescriptor field, object value) =>
        field.FieldType == FieldType.Enum ? System.Enum.ToObject(field.EnumType.ClrType, (int)value) : value;

    private async Task<StatusCode> StatusOf(IMessage request)
    {
        try
        {
            await world.World.Send(request);
            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode;
        }
    }
}
