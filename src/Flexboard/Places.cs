namespace Flexboard;

/// <summary>Where relative folders in the settings (<c>layouts</c>, <c>data</c>) begin.</summary>
/// <remarks>
/// Never the working directory: `dotnet run --project` sets it to the project's folder, a service manager to `/`, and
/// boards edited under one of them would be gone under the other. A published folder carries `layouts` beside the
/// program and is its own home. A build output does not; its home is the checkout that it lies in.
/// </remarks>
public static class Places
{
    /// <summary>The absolute path of the home folder.</summary>
    public static string Home { get; } = FindHome(AppContext.BaseDirectory);

    /// <summary>An absolute path for a folder from the settings.</summary>
    public static string Resolve(string folder) => Path.GetFullPath(folder, Home);

    internal static string FindHome(string program)
    {
        if (Directory.Exists(Path.Combine(program, "layouts")))
            return program;
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Flexboard.sln")))
                return folder.FullName;
        }

        return program;
    }
}
