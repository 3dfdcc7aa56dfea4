using System.Collections.Immutable;

namespace Flexboard.People;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Name">What is typed at the sign-in; one in any case of letters.</param>
/// <param name="Grants">What that person may.</param>
public sealed record Account(string Name, ImmutableArray<Grant> Grants)
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxName = 64;

    /// <summary>The fewest and the most characters of a password.</summary>
    public const int MinPassword = 10, MaxPassword = 256;

    /// <summary>The framework's hash of the password; null: somebody else says who this is (<see cref="Newcomers"/>).</summary>
    public string? Password { get; init; }

    /// <summary>Whether the password has to be changed at the next sign-in: somebody else chose it.</summary>
    public bool MustChange { get; init; }

    /// <summary>Whether nobody may sign in with it.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Unix ms.</summary>
    public long Made { get; init; }

    /// <summary>Unix ms; 0: never.</summary>
    public long LastSignIn { get; init; }

    /// <summary>What is wrong with a name, as a key of the texts; null: nothing.</summary>
    public static string? CheckName(string name) =>
        name.Length == 0 || name != name.Trim() ? "people.name-empty"
        : name.Any(char.IsControl) || Normalized(name) != name ? "people.name-signs"
        : name.Length > MaxName ? "people.name-long" : null;

    /// <summary>What is guessed at by whoever tries passwords of an account: all spellings of its name together.</summary>
    internal static string GuessedAt(string name) => "account " + Accounts.KeyOf(name);

    /// <summary>What was typed as a name, no longer than one can be.</summary>
    internal static string Cut(string name) => name.Length > MaxName ? name[..(MaxName - (char.IsHighSurrogate(name[MaxName - 1]) ? 1 : 0))] : name;

    /// <summary>A name as all its spellings are stored; null when it is no text, such as half of a character.</summary>
    internal static string? Normalized(string name)
    {
        try
        {
            return name.Normalize();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with a password, as a key of the texts; null: nothing.</summary>
    public static string? CheckPassword(string password, string name) =>
        password.Length < MinPassword ? "people.password-short"
        : password.Length > MaxPassword ? "people.password-long"
        : password.Contains(name, StringComparison.OrdinalIgnoreCase) && name.Length >= 4 ? "people.password-name"
        : password.Distinct().Count() < 4 ? "people.password-plain" : null;
}
