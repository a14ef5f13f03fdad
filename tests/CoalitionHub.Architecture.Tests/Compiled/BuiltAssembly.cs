using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CoalitionHub.Testing;

namespace CoalitionHub.Architecture.Tests.Compiled;

/// <summary>A built assembly read as a file: what it refers to, and which type uses which.</summary>
internal sealed class BuiltAssembly
{
    private BuiltAssembly(string name, IReadOnlyList<string> references, IReadOnlyList<BuiltType> types)
    {
        Name = name;
        References = references;
        Types = types;
    }

    public string Name { get; }

    /// <summary>Names of the assemblies that its code really uses; the compiler leaves out the others.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Outermost types; what is nested in one, or generated for it, counts as its own.</summary>
    public IReadOnlyList<BuiltType> Types { get; }

    public static BuiltAssembly Load(string projectFolder, string assemblyName, string targetFramework = "net10.0")
    {
        string path = RepositoryRoot.OutputOf(projectFolder, $"{assemblyName}.dll", targetFramework);
        using PEReader file = new(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        TypeUseReader reader = new(file, metadata);
        string[] references =
        [
            .. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)),
        ];
        return new BuiltAssembly(assemblyName, references, reader.ReadTypes());
    }
}

/// <summary>An outermost type and the outermost types it uses, in this or another assembly, by their full names.</summary>
internal sealed record BuiltType(string Namespace, string Name, bool IsPublic, IReadOnlySet<string> Uses)
{
    public string FullName => $"{Namespace}.{Name}";
}
