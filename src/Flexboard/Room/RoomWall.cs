using System.Collections.Immutable;
using Flexboard.People;
using Flexboard.Texts;
using Flexboard.Walls;

namespace Flexboard.Room;

/// <summary>A wall as far as it matters from a seat; members as in <see cref="Wall"/>.</summary>
/// <param name="Area">See <see cref="WallSight.Area"/>.</param>
/// <param name="PixelWidth">Of its whole picture.</param>
/// <param name="IsTemplate">Whether nobody has made it: it is shown to who has none.</param>
public sealed record RoomWall(
    string Id, string Name, double Width, double Height, double Nearest, double Farthest, double AmbientLux, double Lumens, double Efficiency,
    double NativeContrast, double Area, double PixelWidth, bool IsTemplate)
{
    /// <summary>The walls that a visitor may see; walls of a kind for who sees none.</summary>
    public static ImmutableArray<RoomWall> Of(WallDesk desk, Visitor visitor, string language)
    {
        ImmutableArray<RoomWall> own = [.. desk.Of(visitor).OrderBy(wall => wall.Name, StringComparer.CurrentCulture).Select(wall => Of(wall, isTemplate: false))];
        return own.IsEmpty
            ? [.. WallTemplates.Names.Select(name => Of(WallTemplates.Make(name, name, ProductTexts.Get(language, $"console.wall-template-{name}"))!, isTemplate: true))]
            : own;
    }

    private static RoomWall Of(Wall wall, bool isTemplate) => new(
        wall.Id, wall.Name, wall.Width, wall.Height, wall.Nearest, wall.Farthest, wall.AmbientLux, wall.Lumens, wall.Efficiency, wall.NativeContrast,
        WallSight.Area(wall), wall.Width * wall.PixelsPerMillimetre, isTemplate);
}
