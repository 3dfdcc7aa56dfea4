using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Flexboard.Tests;

/// <summary>Gives bunit, built against AngleSharp.Diffing 1.1.1, the 0.17.0 that restores everywhere.</summary>
/// <remarks>The runtime refuses an older version by itself; the members that bunit calls are the same in both.</remarks>
internal static class AngleSharpDiffingStandIn
{
#pragma warning disable CA2255 // A test assembly is a program of its own: nobody else's start is slowed down.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Install() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
            : null;
}
