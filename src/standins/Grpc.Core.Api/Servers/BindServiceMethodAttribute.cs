using System.Diagnostics.CodeAnalysis;

namespace Grpc.Core;

/// <summary>Says, on a generated service base, which method tells a binder the service's methods. Read by reflection.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public class BindServiceMethodAttribute(
    [DynamicallyAccessedMembers(BindServiceMethodAttribute.Searched)] Type bindType, string bindMethodName) : Attribute
{
    private const DynamicallyAccessedMemberTypes Searched =
        DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods;

    [DynamicallyAccessedMembers(Searched)]
    public Type BindType { get; } = bindType;

    public string BindMethodName { get; } = bindMethodName;
}
