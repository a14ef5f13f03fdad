using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace CoalitionHub.PartnerSdk.Tests.Package;

/// <summary>Writes an assembly's public types and members down, one a line, in a stable order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(type.Namespace).Append('.').Append(Name(type)).Append(Bases(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("  ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>().Select(value => $"{Convert.ToInt32(value, null):D4} {value}");
        }

        return type.GetConstructors(Declared).Where(IsVisible).Select(constructor => $"{Modifiers(constructor)}new({Parameters(constructor)})")
            .Concat(type.GetProperties(Declared).Select(Property).OfType<string>())
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(field => $"{(field.IsLiteral ? "const " : "")}{Name(field.FieldType)} {field.Name}"))
            .Concat(type.GetMethods(Declared)
                .Where(method => IsVisible(method) && !IsAccessor(method) && !IsSynthesised(method))
                .Select(method => $"{Modifiers(method)}{Name(Nullability.Create(method.ReturnParameter))} {method.Name}({Parameters(method)})"));
    }

    private static string? Property(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter);
        var set = property.SetMethod is { } setter && IsVisible(setter);
        if ((!get && !set) || IsSynthesised(property))
        {
            return null;
        }

        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{required}{Name(Nullability.Create(property))} {property.Name} {{{(get ? " get;" : "")}{(set ? isInit ? " init;" : " set;" : "")} }}";
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        if (type.IsEnum)
        {
            return "";
        }

        Type?[] bases = [type.BaseType, .. type.GetInterfaces()];
        string[] names =
        [
            .. bases.OfType<Type>()
                .Where(parent => parent != typeof(object) && parent != typeof(ValueType) && parent.Name != "IEquatable`1")
                .Select(Name)
                .Order(StringComparer.Ordinal),
        ];
        return names.Length == 0 ? "" : $" : {string.Join(", ", names)}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static string Modifiers(MethodBase method) =>
        $"{(method.IsFamily ? "protected " : "")}{(method.IsStatic && !method.IsConstructor ? "static " : "")}";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    // Equality and copying of records: the compiler's, and the same for all of them.
    private static bool IsSynthesised(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name is "<Clone>$" or "EqualityContract" or "PrintMembers";

    private static string Name(NullabilityInfo info)
    {
        var isNullableReference = !info.Type.IsValueType && info.ReadState == NullabilityState.Nullable;
        var name = info.Type.IsGenericType && Nullable.GetUnderlyingType(info.Type) is null && info.GenericTypeArguments.Length > 0
            ? $"{info.Type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>"
            : Name(info.Type);
        return isNullableReference ? $"{name}?" : name;
    }

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Name(underlying)}?";
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType() ?? typeof(object))}[]";
        }

        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
    }
}
