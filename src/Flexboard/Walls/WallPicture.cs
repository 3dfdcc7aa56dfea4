using System.Collections.Immutable;
using Flexboard.Core.Geometry.Walls;

namespace Flexboard.Walls;

/// <summary>What one screen of a wall has to do, wholly told: type <c>Picture</c> in wall/stage.js.</summary>
public sealed record WallPicture
{
    /// <summary>The wall.</summary>
    public required string Wall { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>The output; null: the whole wall, as one picture.</summary>
    public required string? Slice { get; init; }

    /// <summary>Pixels of the output, across and down.</summary>
    public required ImmutableArray<double> Pixels { get; init; }

    /// <summary>Of the wall, mm, across and down.</summary>
    public required ImmutableArray<double> Size { get; init; }

    /// <summary>Where the whole wall's picture lies on the output: x, y, width, height, pixels.</summary>
    public required ImmutableArray<double> View { get; init; }

    /// <summary>Corner pin, see <see cref="WallOutput.Corners"/>.</summary>
    public required ImmutableArray<double> Corners { get; init; }

    /// <summary>What stays black: corners on the whole wall's picture, pixels.</summary>
    public required ImmutableArray<ImmutableArray<double>> Masks { get; init; }

    /// <summary>Fading at an edge: <c>left</c>, <c>top</c>, <c>right</c>, <c>bottom</c>; how wide, pixels, and its stops.</summary>
    public required ImmutableArray<WallFading> Fadings { get; init; }

    /// <summary>See <see cref="WallOutput.BlackLift"/>.</summary>
    public required double BlackLift { get; init; }

    /// <summary>All outputs on the whole wall's picture: id, x, y, width, height, pixels.</summary>
    public required ImmutableArray<WallArea> Areas { get; init; }

    /// <summary>From the wall to the farthest operator's eyes, mm.</summary>
    public required double Farthest { get; init; }

    /// <summary>See <see cref="Walls.Wall.SafeMargin"/>, pixels.</summary>
    public required double SafeMargin { get; init; }

    /// <summary>What is shown.</summary>
    public required WallShowing Showing { get; init; }

    /// <summary>What is written to its room and not taken note of, newest first.</summary>
    public ImmutableArray<WallNotice> Notices { get; init; } = [];

    /// <summary>What a screen of a wall has to do.</summary>
    /// <param name="wall">The wall.</param>
    /// <param name="slice">The output; null, or none of the wall's: the whole wall.</param>
    /// <param name="showing">What is shown.</param>
    public static WallPicture Of(Wall wall, string? slice, WallShowing showing)
    {
        var named = wall.Outputs.FirstOrDefault(one => one.Id == slice);

        // A wall of one output needs no slice.
        var output = named ?? (wall.Outputs.Length == 1 ? wall.Outputs[0] : Whole(wall));
        var view = SlicePlacement.Of(wall.Width, wall.Height, output.Area);
        double acrossX = view.Width / wall.Width, acrossY = view.Height / wall.Height;
        return new WallPicture
        {
            Wall = wall.Id,
            Name = wall.Name,
            Slice = named?.Id,
            Pixels = [output.PixelWidth, output.PixelHeight],
            Size = [wall.Width, wall.Height],
            View = [view.X, view.Y, view.Width, view.Height],
            Corners = output.Corners,
            Masks = [.. wall.Masks.Select(mask => mask.Points.Select((one, i) => one * (i % 2 == 0 ? acrossX : acrossY)).ToImmutableArray())],
            Fadings = [.. Fading(wall, output, acrossX, acrossY)],
            BlackLift = output.BlackLift,
            Areas = [.. wall.Outputs.Select(one => new WallArea(one.Id, one.X * acrossX, one.Y * acrossY, one.Width * acrossX, one.Height * acrossY))],
            Farthest = wall.Farthest,
            SafeMargin = wall.SafeMargin * acrossX,
            Showing = showing,
        };
    }

    private static WallOutput Whole(Wall wall)
    {
        // No larger than a browser paints with ease.
        const double Most = 8192;
        double scale = Math.Min(wall.PixelsPerMillimetre, Most / Math.Max(wall.Width, wall.Height));
        return new()
        {
            Id = "whole",
            X = 0,
            Y = 0,
            Width = wall.Width,
            Height = wall.Height,
            PixelWidth = Math.Max(1, (int)Math.Round(wall.Width * scale)),
            PixelHeight = Math.Max(1, (int)Math.Round(wall.Height * scale)),
        };
    }

    private static IEnumerable<WallFading> Fading(Wall wall, WallOutput output, double acrossX, double acrossY)
    {
        foreach (var (edge, width) in new[]
        {
            ("left", output.Blend.Left * acrossX), ("top", output.Blend.Top * acrossY), ("right", output.Blend.Right * acrossX), ("bottom", output.Blend.Bottom * acrossY),
        })
        {
            if (width > 0)
            {
                yield return new(edge, width, [.. BlendRamp.Stops(output.BlendExponent, wall.Gamma).SelectMany(stop => new[] { stop.At, stop.Opacity })]);
            }
        }
    }
}

/// <summary>Where an edge of an output fades.</summary>
/// <param name="Edge">Which.</param>
/// <param name="Width">How far into the picture, pixels.</param>
/// <param name="Stops">Place from the edge (0 to 1) and opacity of black, alternating.</param>
public sealed record WallFading(string Edge, double Width, ImmutableArray<double> Stops);

/// <summary>Where an output lies on the whole wall's picture, pixels.</summary>
public sealed record WallArea(string Id, double X, double Y, double Width, double Height);
