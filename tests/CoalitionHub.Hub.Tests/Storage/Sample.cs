using System.Collections.Immutable;
using System.Reflection;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>Records with a value in every property, also in those that are added to them tomorrow.</summary>
internal static class Sample
{
    /// <summary>A record whose number, if it has one, is <paramref name="no"/>; other values depend on the variant.</summary>
    public static T Of<T>(long no, int variant) => (T)Make(typeof(T), "", no, variant);

    private static object Make(Type type, string name, long no, int variant)
    {
        long number = name == "No" ? no : 1_000_000_007L * variant + name.Length;
        return type switch
        {
            _ when type == typeof(long) => number,
            _ when type == typeof(int) => name == "No" ? (int)no : 70_000 * variant + name.Length,
            _ when type == typeof(bool) => variant % 2 == 1,
            _ when type == typeof(string) => $"{name} é 觀 {variant}",
            _ when type == typeof(Guid) => TestTrade.Id(variant),
            _ when type == typeof(CurrencyCode) => CurrencyCode.Parse($"C{variant}{name.Length}"),
            _ when type == typeof(Fraction) => new Fraction(variant + 1, 3 + name.Length),
            _ when type == typeof(AccountId) => AccountId.Of(AccountKind.Position, 2, variant),
            _ when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>([1, (byte)variant, 0, 255]),
            { IsEnum: true } => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - variant) ?? 0,
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => Array(type.GenericTypeArguments[0], no, variant),
            _ => Record(type, no, variant),
        };
    }

    private static object Record(Type type, long no, int variant)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        object record = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, parameter.Name ?? "", no, variant))]);
        string?[] given = [.. constructor.GetParameters().Select(parameter => parameter.Name)];
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite && !given.Contains(property.Name)))
        {
            property.SetValue(record, Make(property.PropertyType, property.Name, no, variant));
        }

        return record;
    }

    private static object Array(Type element, long no, int variant)
    {
        System.Array items = System.Array.CreateInstance(element, 2);
        items.SetValue(element == typeof(string) ? "one" : Make(element, "First", no, variant), 0);
        items.SetValue(element == typeof(string) ? $"two:{variant}" : Make(element, "Second", no, variant + 1), 1);
        return typeof(ImmutableArray).GetMethods().Single(IsCreateFromArray).MakeGenericMethod(element).Invoke(null, [items])
            ?? throw new InvalidOperationException("There is no array.");
    }

    private static bool IsCreateFromArray(MethodInfo method) =>
        method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType: { IsSZArray: true } }];
}
