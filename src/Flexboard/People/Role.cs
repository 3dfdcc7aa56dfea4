namespace Flexboard.People;

/// <summary>What somebody may do; each may what those before it may.</summary>
public enum Role
{
    /// <summary>Looks at boards.</summary>
    Viewer = 1,

    /// <summary>Runs the room: takes note of events, writes status messages, has pages say which they are.</summary>
    Operator,

    /// <summary>Makes boards, publishes them and shares links to them.</summary>
    Designer,

    /// <summary>Decides who may what.</summary>
    Administrator,
}

/// <summary>A role in a folder of boards and all folders within it.</summary>
/// <param name="Folder">Such as <c>seoul/core</c>; empty: everywhere.</param>
/// <param name="Role">The role.</param>
public sealed record Grant(string Folder, Role Role)
{
    /// <summary>Whether it holds in a folder.</summary>
    public bool Holds(string folder) =>
        Folder.Length == 0
        || (folder.StartsWith(Folder, StringComparison.Ordinal) && (folder.Length == Folder.Length || folder[Folder.Length] == '/'));
}
