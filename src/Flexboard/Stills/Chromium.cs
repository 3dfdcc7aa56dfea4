namespace Flexboard.Stills;

/// <summary>The installed Chromium, if there is one.</summary>
/// <param name="Program">Path of the program; null: none is installed.</param>
public sealed record Chromium(string? Program)
{
    /// <summary>What is told where there is none.</summary>
    internal const string Missing =
        "Pictures need Chromium on the server: install it (on Debian: apt-get install chromium-headless-shell) or name it in Flexboard:Chromium, and start the app anew.";

    /// <remarks>First the one without windows: it paints the same, and starts sooner.</remarks>
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    /// <summary>The one that the settings name, or the first that is found.</summary>
    internal static Chromium Of(Settings settings) =>
        new(settings.Chromium.Length > 0 ? settings.Chromium : Names.Select(Find).FirstOrDefault(one => one is not null));

    /// <summary>What is wrong with the setting, one line.</summary>
    internal static IEnumerable<string> Check(Settings settings)
    {
        if (settings.Chromium.Length > 0 && !(Path.IsPathFullyQualified(settings.Chromium) && File.Exists(settings.Chromium)))
        {
            yield return $"{Settings.Section}:{nameof(Settings.Chromium)} is '{settings.Chromium}'; it must be the whole path of a program, such as /usr/bin/chromium, and there is none";
        }
    }

    /// <summary>A program on the PATH; null: it is not there.</summary>
    internal static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
