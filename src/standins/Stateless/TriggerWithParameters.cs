namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A trigger with the types of the arguments that it is fired with.</summary>
    public class TriggerWithParameters
    {
        private readonly Type[] _argumentTypes;

        public TriggerWithParameters(TTrigger underlyingTrigger, params Type[] argumentTypes)
        {
            ArgumentNullException.ThrowIfNull(argumentTypes);
            Trigger = underlyingTrigger;
            _argumentTypes = argumentTypes;
        }

        public TTrigger Trigger { get; }

        public IEnumerable<Type> ArgumentTypes => _argumentTypes;

        /// <exception cref="ArgumentException">Their number or one of their types is wrong.</exception>
        public void ValidateParameters(object[] args)
        {
            ArgumentNullException.ThrowIfNull(args);

            // No arguments at all are let through, as the published package does: each then has its type's default.
            if (args.Length != 0 && args.Length != _argumentTypes.Length)
            {
                throw new ArgumentException(
                    $"Trigger '{Trigger}' takes {_argumentTypes.Length} arguments, not {args.Length}.", nameof(args));
            }

            for (var i = 0; i < args.Length; i++)
            {
                if (args[i] is { } arg && !_argumentTypes[i].IsInstanceOfType(arg))
                {
                    throw new ArgumentException(
                        $"Argument {i} of trigger '{Trigger}' is a {arg.GetType()}, not a {_argumentTypes[i]}.", nameof(args));
                }
            }
        }
    }

    public class TriggerWithParameters<TArg0>(TTrigger underlyingTrigger)
        : TriggerWithParameters(underlyingTrigger, typeof(TArg0));

    public class TriggerWithParameters<TArg0, TArg1>(TTrigger underlyingTrigger)
        : TriggerWithParameters(underlyingTrigger, typeof(TArg0), typeof(TArg1));

    public class TriggerWithParameters<TArg0, TArg1, TArg2>(TTrigger underlyingTrigger)
        : TriggerWithParameters(underlyingTrigger, typeof(TArg0), typeof(TArg1), typeof(TArg2));
}
