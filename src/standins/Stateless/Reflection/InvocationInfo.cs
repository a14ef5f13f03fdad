namespace Stateless.Reflection;

/// <summary>A function of the configuration, described for people.</summary>
public class InvocationInfo
{
    private readonly string? _description;

    internal InvocationInfo(string methodName, string? description, bool isAsync)
    {
        MethodName = methodName;
        _description = description;
        IsAsync = isAsync;
    }

    /// <summary>What a function without a name or a description is called.</summary>
    public static string DefaultFunctionDescription { get; set; } = "Function";

    public string MethodName { get; }

    public bool IsAsync { get; }

    /// <summary>The description given, or else the function's name, or else <see cref="DefaultFunctionDescription"/>.</summary>
    public string Description => _description ?? (IsMadeByCompiler ? DefaultFunctionDescription : MethodName);

    // Lambdas and local functions get names with characters that no one can type.
    private bool IsMadeByCompiler => MethodName.AsSpan().ContainsAny("<>`");

    internal static InvocationInfo Create(Delegate function, string? description, bool isAsync = false) =>
        new(function.Method.Name, description, isAsync);
}
