using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>How a dynamic transition finds its destination.</summary>
    internal sealed record Selector(Func<object[], TState> Destination, InvocationInfo Method)
    {
        public static Selector Of(Func<TState> select, string? description)
        {
            ArgumentNullException.ThrowIfNull(select);
            return new Selector(_ => select(), InvocationInfo.Create(select, description));
        }

        public static Selector Of<TArg0>(Func<TArg0, TState> select, string? description)
        {
            ArgumentNullException.ThrowIfNull(select);
            return new Selector(
                args => select(args.At<TArg0>(0)),
                InvocationInfo.Create(select, description));
        }

        public static Selector Of<TArg0, TArg1>(Func<TArg0, TArg1, TState> select, string? description)
        {
            ArgumentNullException.ThrowIfNull(select);
            return new Selector(
                args => select(args.At<TArg0>(0), args.At<TArg1>(1)),
                InvocationInfo.Create(select, description));
        }

        public static Selector Of<TArg0, TArg1, TArg2>(Func<TArg0, TArg1, TArg2, TState> select, string? description)
        {
            ArgumentNullException.ThrowIfNull(select);
            return new Selector(
                args => select(args.At<TArg0>(0), args.At<TArg1>(1), args.At<TArg2>(2)),
                InvocationInfo.Create(select, description));
        }
    }
}
