using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Flexboard.People;
using Flexboard.Photographs;
using Flexboard.Stills;

namespace Flexboard.Access;

/// <summary>
/// Reads the settings strictly: a wrong value, a misspelt name or an address that is too open stops the start with one
/// line for each, in place of a wall that quietly runs on something else than was meant.
/// </summary>
public static class StartCheck
{
    private static readonly PropertyInfo[] Known = typeof(Settings).GetProperties();

    /// <summary>Reads the settings, or says on the error stream what is wrong with them.</summary>
    /// <returns>False when the app must not start.</returns>
    public static bool TryReadSettings(this WebApplicationBuilder builder, out Settings settings)
    {
        var problems = Read(builder.Configuration, out settings);
        foreach (string problem in problems)
        {
            System.Console.Error.WriteLine($"Flexboard does not start: {problem}.");
        }

        return problems.Count == 0;
    }

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Everything: file, environment, arguments.</param>
    /// <param name="settings">Complete when nothing is wrong.</param>
    /// <returns>What is wrong, one line each, naming the setting.</returns>
    public static IReadOnlyList<string> Read(IConfiguration configuration, out Settings settings)
    {
        var problems = new List<string>();
        settings = new Settings();
        foreach (var entry in configuration.GetSection(Settings.Section).GetChildren())
        {
            var property = Known.FirstOrDefault(one => one.Name.Equals(entry.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                problems.Add($"{Settings.Section}:{entry.Key} is not a setting; {Suggest(entry.Key)}");
            }
            else if (entry.GetChildren().Any())
            {
                problems.Add($"{Settings.Section}:{property.Name} must be one value, not a list or an object");
            }
            else if (property.PropertyType == typeof(string))
            {
                property.SetValue(settings, entry.Value ?? "");
            }
            else if (!string.IsNullOrWhiteSpace(entry.Value)) // `NAME=` in an environment file means: not set.
            {
                Set(settings, property, entry.Value.Trim(), problems);
            }
        }

        problems.AddRange(settings.Check());
        problems.AddRange(AllowedOrigins.Check(settings.FrameOrigins));
        problems.AddRange(TrustedProxies.Check(settings.TrustedProxies));
        problems.AddRange(SignInSettings.Check(settings));
        problems.AddRange(MetricsKey.Check(settings));
        problems.AddRange(Chromium.Check(settings));
        problems.AddRange(Tesseract.Check(settings));
        problems.AddRange(Listening.Check(configuration));
        return problems;
    }

    private static void Set(Settings settings, PropertyInfo property, string text, List<string> problems)
    {
        try
        {
            property.SetValue(settings, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromString(null, CultureInfo.InvariantCulture, text));
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or NotSupportedException)
        {
            string wanted = property.PropertyType == typeof(bool) ? "true or false"
                : property.PropertyType == typeof(int) || property.PropertyType == typeof(long) ? "a whole number"
                : property.PropertyType == typeof(double) ? "a number"
                : $"a {property.PropertyType.Name}";
            problems.Add($"{Settings.Section}:{property.Name} is '{text}'; it must be {wanted}");
        }
    }

    private static string Suggest(string name)
    {
        var (nearest, distance) = Known.Select(one => (one.Name, Distance(one.Name, name))).MinBy(one => one.Item2);
        return distance <= Math.Max(2, name.Length / 3)
            ? $"did you mean {Settings.Section}:{nearest}?"
            : $"there are {string.Join(", ", Known.Select(one => one.Name))}";
    }

    /// <summary>Edits (insert, delete, replace) between two names, in any case.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0]++;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
