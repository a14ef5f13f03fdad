using System.Diagnostics.CodeAnalysis;

namespace CoalitionHub.Core.Outcomes;

/// <summary>Either a value, or the reason why there is none.</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Takes the value out.</summary>
    /// <returns>False when the call was refused.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out Refusal? refusal)
    {
        result = value;
        refusal = Refusal;
        return refusal is null;
    }

    /// <summary>The value of an outcome that cannot have been refused.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => Refusal is null && value is not null
        ? value
        : throw new InvalidOperationException($"There is no value: {Refusal?.Reason} {Refusal?.Message}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
