using Flexboard.Boards;
using Flexboard.People;

namespace Flexboard.Access;

/// <summary>Boards that are written say themselves in which folder they lie: nobody puts one where that person has no right.</summary>
internal static class BoardRights
{
    /// <summary>Refuses a board that would lie where its writer is no designer; null: it may lie there.</summary>
    /// <param name="context">Who writes.</param>
    /// <param name="content">A board's file; one that cannot be read is refused by whoever reads it.</param>
    public static IResult? RefuseFolder(this HttpContext context, ReadOnlySpan<byte> content)
    {
        string folder = BoardReader.FolderIn(content) ?? "";
        return context.Visitor().Is(Role.Designer, folder) ? null : BoardApi.Refuse(
            StatusCodes.Status403Forbidden, "You may not",
            folder.Length == 0 ? "Your account is no designer of boards that lie in no folder: name one of yours in 'folder'." : $"Your account is no designer in the folder '{folder}'.");
    }
}
