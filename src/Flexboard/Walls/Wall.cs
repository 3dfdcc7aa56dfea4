using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Flexboard.Core.Geometry;
using Flexboard.Core.Geometry.Walls;

namespace Flexboard.Walls;

/// <summary>A wall profile: what hangs in a room, who looks at it from where, and by which outputs it is lit. docs/walls.md.</summary>
public sealed record Wall
{
    /// <summary>The identity in addresses, <c>[a-z0-9-]{1,64}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called, as typed.</summary>
    public required string Name { get; init; }

    /// <summary>Where it lies among others, as boards do: people have rights by folders. Empty: at the top.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Of what a board fills, mm.</summary>
    public required double Width { get; init; }

    /// <summary>Of what a board fills, mm.</summary>
    public required double Height { get; init; }

    /// <summary>From the wall to the nearest operator's eyes, mm.</summary>
    public double Nearest { get; init; } = 3000;

    /// <summary>From the wall to the farthest operator's eyes, mm.</summary>
    public double Farthest { get; init; } = 8000;

    /// <summary>Of the room on the wall, with all projectors off, lx.</summary>
    public double AmbientLux { get; init; } = 50;

    /// <summary>Of each output: light as its maker tells it, lm; 0: it shines by itself (a panel, LEDs).</summary>
    public double Lumens { get; init; } = 5000;

    /// <summary>How much of the lumens reaches the wall, 0.05 to 1: 75 % after a lamp's first year, 90 % of that through the lens. A judgment.</summary>
    public double Efficiency { get; init; } = 0.675;

    /// <summary>White to black of an output in the dark, such as 1000 for 1000:1.</summary>
    public double NativeContrast { get; init; } = 1000;

    /// <summary>Light of an output is its signal to this power.</summary>
    public double Gamma { get; init; } = 2.2;

    /// <summary>Along each edge, what nothing important lies in, mm.</summary>
    public double SafeMargin { get; init; }

    /// <summary>When it is dimmed; null: never.</summary>
    public WallDimming? Dim { get; init; }

    /// <summary>How far its picture wanders so that nothing burns in, pixels of the densest output; 0: it does not.</summary>
    public int PixelShift { get; init; }

    /// <summary>What of the wall is not there: a pillar, a door, somebody's television.</summary>
    public ImmutableArray<WallMask> Masks { get; init; } = [];

    /// <summary>What lights it, at least one; in <c>?slice=</c> by their ids.</summary>
    public required ImmutableArray<WallOutput> Outputs { get; init; }

    /// <summary>Width divided by height.</summary>
    [JsonIgnore]
    public double Ratio => Width / Height;

    /// <summary>Of whatever is shown as a whole: the densest output's.</summary>
    [JsonIgnore]
    public double PixelsPerMillimetre => Outputs.Max(one => one.PixelWidth / one.Width);
}

/// <summary>A part of a wall that stays black.</summary>
/// <param name="Name">What is there, as typed.</param>
/// <param name="Points">x and y of each corner from the wall's top left, mm; at least three.</param>
public sealed record WallMask(string Name, ImmutableArray<double> Points);

/// <summary>One projector, panel or screen: which part of the wall it shows, and how its picture is fitted to it.</summary>
public sealed record WallOutput
{
    /// <summary>Within the wall, <c>[a-z0-9-]{1,64}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Of its left edge on the wall, mm.</summary>
    public required double X { get; init; }

    /// <summary>Of its top edge on the wall, mm.</summary>
    public required double Y { get; init; }

    /// <summary>On the wall, mm.</summary>
    public required double Width { get; init; }

    /// <summary>On the wall, mm.</summary>
    public required double Height { get; init; }

    /// <summary>Pixels across.</summary>
    public required int PixelWidth { get; init; }

    /// <summary>Pixels down.</summary>
    public required int PixelHeight { get; init; }

    /// <summary>Corner pin: by how many pixels each corner is moved, x and y, clockwise from the top left; empty: none is.</summary>
    public ImmutableArray<double> Corners { get; init; } = [];

    /// <summary>By how many pixels the picture is moved to the right.</summary>
    public double OffsetX { get; init; }

    /// <summary>By how many pixels it is moved down.</summary>
    public double OffsetY { get; init; }

    /// <summary>By how much it is larger, about its middle.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Pixels at each edge that the device does not show.</summary>
    public Margins Overscan { get; init; }

    /// <summary>Over how much of each edge another output shows the same, mm: there both fade into each other.</summary>
    public Margins Blend { get; init; }

    /// <summary>Shape of the fading, see <see cref="BlendRamp.Share"/>.</summary>
    public double BlendExponent { get; init; } = 2;

    /// <summary>
    /// How much signal is added where nothing overlaps, 0 to 0.2: the black of two projectors over each other is lighter than
    /// that of one.
    /// </summary>
    public double BlackLift { get; init; }

    /// <summary>Where its picture lies.</summary>
    internal SliceArea Area => new(X, Y, Width, Height, PixelWidth, PixelHeight)
    {
        Overscan = Overscan,
        Offset = new(OffsetX, OffsetY),
        Scale = Scale,
    };

    /// <summary>Its corners on its own pixels.</summary>
    internal Quad Quad => Corners.IsEmpty ? Quad.Rectangle(PixelWidth, PixelHeight) : Quad.Rectangle(PixelWidth, PixelHeight).Moved(Corners.AsSpan());
}
