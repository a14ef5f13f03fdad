using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CoalitionHub.Architecture.Tests.Compiled;

/// <summary>Reads, for each type of an assembly, every type that its declaration, members and code name.</summary>
internal sealed class TypeUseReader(PEReader file, MetadataReader metadata)
{
    private readonly TypeNames names = new(metadata);

    public IReadOnlyList<BuiltType> ReadTypes() =>
    [
        .. from handle in metadata.TypeDefinitions
           let type = metadata.GetTypeDefinition(handle)
           where !type.IsNested
           let name = metadata.GetString(type.Name)
           where !name.Contains('<')
           select new BuiltType(
               metadata.GetString(type.Namespace),
               name,
               (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public,
               UsesOf(handle)),
    ];

    private HashSet<string> UsesOf(TypeDefinitionHandle handle)
    {
        HashSet<string> uses = [];
        Collect(handle, new UsedTypes(names, uses));
        uses.Remove(names.Of(handle));
        return uses;
    }

    private void Collect(TypeDefinitionHandle handle, UsedTypes used)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        Add(type.BaseType, used);
        foreach (InterfaceImplementationHandle implementation in type.GetInterfaceImplementations())
        {
            Add(metadata.GetInterfaceImplementation(implementation).Interface, used);
        }

        AddGenerics(type.GetGenericParameters(), used);
        AddAttributes(type.GetCustomAttributes(), used);
        foreach (FieldDefinitionHandle field in type.GetFields())
        {
            metadata.GetFieldDefinition(field).DecodeSignature(used, null);
            AddAttributes(metadata.GetFieldDefinition(field).GetCustomAttributes(), used);
        }

        foreach (PropertyDefinitionHandle property in type.GetProperties())
        {
            AddAttributes(metadata.GetPropertyDefinition(property).GetCustomAttributes(), used);
        }

        foreach (MethodDefinitionHandle method in type.GetMethods())
        {
            CollectMethod(metadata.GetMethodDefinition(method), used);
        }

        foreach (TypeDefinitionHandle nested in type.GetNestedTypes())
        {
            Collect(nested, used);
        }
    }

    private void CollectMethod(MethodDefinition method, UsedTypes used)
    {
        method.DecodeSignature(used, null);
        AddGenerics(method.GetGenericParameters(), used);
        AddAttributes(method.GetCustomAttributes(), used);
        if (method.RelativeVirtualAddress == 0)
        {
            return;
        }

        MethodBodyBlock body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(used, null);
        }

        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            Add(region.CatchType, used);
        }

        foreach (EntityHandle named in Instructions.NamedIn(body.GetILReader()))
        {
            Add(named, used);
        }
    }

    private void AddGenerics(GenericParameterHandleCollection parameters, UsedTypes used)
    {
        foreach (GenericParameterHandle parameter in parameters)
        {
            foreach (GenericParameterConstraintHandle constraint in metadata.GetGenericParameter(parameter).GetConstraints())
            {
                Add(metadata.GetGenericParameterConstraint(constraint).Type, used);
            }
        }
    }

    private void AddAttributes(CustomAttributeHandleCollection attributes, UsedTypes used)
    {
        foreach (CustomAttributeHandle attribute in attributes)
        {
            Add(metadata.GetCustomAttribute(attribute).Constructor, used);
        }
    }

    private void Add(EntityHandle handle, UsedTypes used)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference when !handle.IsNil:
                used.Add(handle);
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(used, null);
                break;
            case HandleKind.MethodDefinition:
                used.Add(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                used.Add(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification method = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                method.DecodeSignature(used, null);
                Add(method.Method, used);
                break;
            case HandleKind.MemberReference:
                AddMember(metadata.GetMemberReference((MemberReferenceHandle)handle), used);
                break;
        }
    }

    private void AddMember(MemberReference member, UsedTypes used)
    {
        Add(member.Parent, used);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            member.DecodeFieldSignature(used, null);
        }
        else
        {
            member.DecodeMethodSignature(used, null);
        }
    }
}
