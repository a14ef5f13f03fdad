using System.Reflection;
using System.Runtime.Loader;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.PartnerSimulator.Certification;

/// <summary>An implementation in an assembly of the partner's.</summary>
internal static class LoadedLedger
{
    /// <summary>How to make it.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="typeName">The class, with a constructor without parameters; null: the only one that implements the interface.</param>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    public static Func<IPointsLedger> Find(string path, string? typeName)
    {
        var assembly = new PartnerLoadContext(Path.GetFullPath(path)).LoadFromAssemblyPath(Path.GetFullPath(path));
        var found = assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IPointsLedger)) && type.GetConstructor(Type.EmptyTypes) is not null)
            .Where(type => typeName is null || type.FullName == typeName)
            .ToList();
        if (found.Count != 1)
        {
            throw new ArgumentException(
                $"{path} has {found.Count} classes{(typeName is null ? "" : $" called {typeName}")} that implement IPointsLedger and have a constructor without parameters; there must be one.");
        }

        var type = found[0];
        return () => (IPointsLedger)(Activator.CreateInstance(type) ?? throw new InvalidOperationException($"{type} could not be made."));
    }

    /// <summary>Takes the partner's own packages from beside its assembly, and the SDK from here: it must be the same interface.</summary>
    private sealed class PartnerLoadContext(string path) : AssemblyLoadContext
    {
        private readonly AssemblyDependencyResolver resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            Default.Assemblies.Any(loaded => loaded.GetName().Name == assemblyName.Name) ? null
            : resolver.ResolveAssemblyToPath(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } file ? LoadUnmanagedDllFromPath(file) : 0;
    }
}
