namespace Stateless;

/// <summary>The arguments of a trigger as they travel: an untyped array.</summary>
internal static class Arguments
{
    public static object[] Of<TArg0>(TArg0 arg0) => Untyped([arg0]);

    public static object[] Of<TArg0, TArg1>(TArg0 arg0, TArg1 arg1) => Untyped([arg0, arg1]);

    public static object[] Of<TArg0, TArg1, TArg2>(TArg0 arg0, TArg1 arg1, TArg2 arg2) => Untyped([arg0, arg1, arg2]);

    /// <summary>
    /// The argument at a place; the type's default where there are no arguments at all, since a guard may be asked about
    /// a trigger that isn't being fired.
    /// </summary>
    public static T At<T>(this object[] args, int index)
    {
        if (args.Length == 0)
        {
            return Default<T>();
        }

        if (index >= args.Length)
        {
            throw new ArgumentException($"Argument {index}, a {typeof(T)}, is missing.", nameof(args));
        }

        return args[index] switch
        {
            T arg => arg,
            null => Default<T>(),
            var other => throw new ArgumentException(
                $"Argument {index} is a {other.GetType()}, not a {typeof(T)}.", nameof(args)),
        };
    }

#nullable disable warnings
    // A null argument stays null whatever the type says: the array can't tell.
    private static T Default<T>() => default;

    private static object[] Untyped(object?[] args) => args;
#nullable restore warnings
}
