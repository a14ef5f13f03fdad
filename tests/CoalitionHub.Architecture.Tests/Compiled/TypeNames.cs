using System.Reflection.Metadata;

namespace CoalitionHub.Architecture.Tests.Compiled;

/// <summary>Full names of outermost types: a nested type goes by the one it is nested in.</summary>
internal sealed class TypeNames(MetadataReader metadata)
{
    public string Of(EntityHandle handle) => handle.Kind == HandleKind.TypeDefinition
        ? Of((TypeDefinitionHandle)handle)
        : Of((TypeReferenceHandle)handle);

    public string Of(TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        return type.IsNested ? Of(type.GetDeclaringType()) : Join(type.Namespace, type.Name);
    }

    public string Of(TypeReferenceHandle handle)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of((TypeReferenceHandle)type.ResolutionScope)
            : Join(type.Namespace, type.Name);
    }

    private string Join(StringHandle space, StringHandle name) => $"{metadata.GetString(space)}.{metadata.GetString(name)}";
}
