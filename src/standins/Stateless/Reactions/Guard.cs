using Stateless.Reflection;

namespace Stateless;

/// <summary>A condition that must hold for a trigger to be permitted.</summary>
internal sealed record Guard(Func<object[], bool> IsMet, InvocationInfo Method)
{
    public static Guard Of(Func<bool> condition, string? description)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new Guard(_ => condition(), InvocationInfo.Create(condition, description));
    }

    public static Guard Of(Func<object[], bool> condition, string? description)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new Guard(condition, InvocationInfo.Create(condition, description));
    }

    public static Guard Of<TArg0>(Func<TArg0, bool> condition, string? description)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new Guard(args => condition(args.At<TArg0>(0)), InvocationInfo.Create(condition, description));
    }

    public static Guard Of<TArg0, TArg1>(Func<TArg0, TArg1, bool> condition, string? description)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new Guard(
            args => condition(args.At<TArg0>(0), args.At<TArg1>(1)), InvocationInfo.Create(condition, description));
    }

    public static Guard Of<TArg0, TArg1, TArg2>(Func<TArg0, TArg1, TArg2, bool> condition, string? description)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new Guard(
            args => condition(args.At<TArg0>(0), args.At<TArg1>(1), args.At<TArg2>(2)),
            InvocationInfo.Create(condition, description));
    }

    public static Guard[] AllOf(Tuple<Func<bool>, string>[] guards) =>
        Array.ConvertAll(guards, guard => Of(guard.Item1, guard.Item2));
}
