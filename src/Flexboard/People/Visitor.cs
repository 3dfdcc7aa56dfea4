using System.Collections.Immutable;
using Flexboard.Core.Boards;
using Flexboard.Screens;
using Flexboard.Stills;

namespace Flexboard.People;

/// <summary>Who asks.</summary>
/// <param name="Name">Of the account; empty: nobody has signed in.</param>
/// <param name="Grants">What that person may.</param>
public sealed record Visitor(string Name, ImmutableArray<Grant> Grants)
{
    /// <summary>Where this person asks from; empty: nobody knows.</summary>
    public string Address { get; init; } = "";

    /// <summary>Has not signed in, and has to.</summary>
    public static Visitor Stranger { get; } = new("", []);

    /// <summary>Where there are no accounts: whoever reaches the app may do everything.</summary>
    public static Visitor Everybody { get; } = new("", [new Grant("", Role.Administrator)]);

    /// <summary>Of the paired screen that asks, whoever has signed in there; null: it is none.</summary>
    public ScreenPass? Screen { get; init; }

    /// <summary>Of the browser that takes a still: it is nobody who has signed in, and sees one board; null: it is none.</summary>
    public StillPass? Still { get; init; }

    /// <summary>Whether this person has to sign in before anything else.</summary>
    public bool IsStranger => Name.Length == 0 && Grants.IsEmpty;

    /// <summary>Whether somebody has signed in.</summary>
    public bool IsKnown => Name.Length > 0;

    /// <summary>Whether this person has a role anywhere; an administrator is one everywhere or not at all.</summary>
    public bool Is(Role role) => Grants.Any(one => one.Role >= role && (role < Role.Administrator || one.Folder.Length == 0));

    /// <summary>Whether a board is shown without a role: to a paired screen on whose wall it hangs, and to the browser that takes a still of it.</summary>
    public bool IsShown(Board board) => Screen?.MaySeeBoard(board) == true || Still?.MaySeeBoard(board) == true;

    /// <summary>Whether this person has a role for the boards of a folder.</summary>
    public bool Is(Role role, string folder) => Grants.Any(one => one.Role >= role && one.Holds(folder));
}
