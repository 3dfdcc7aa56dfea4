using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry;

namespace Flexboard.Walls;

/// <summary>What is wrong with a wall profile.</summary>
/// <param name="Path">Where, as in its JSON: <c>outputs[0].corners</c>.</param>
/// <param name="Reason">What, with what would be right; English, for programs and logs.</param>
public sealed record WallFault(string Path, string Reason)
{
    /// <summary>What it is in a word, of what people are told in their language: <c>range</c>, <c>mirrored</c>, <c>flat</c>, <c>dented</c>; null: anything else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    /// <summary>Of a <c>range</c>: its ends.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<double>? Range { get; init; }
}

/// <summary>Judges wall profiles.</summary>
public static class WallCheck
{
    /// <summary>The most outputs of a wall.</summary>
    public const int MostOutputs = 64;

    /// <summary>Text is blurred where the picture is smaller than this.</summary>
    public const double Blurs = 0.8;

    private const int MostMasks = 32, MostPoints = 64, MaxName = 100;

    /// <summary>Everything that makes a wall impossible; empty when it can be shown.</summary>
    public static IEnumerable<WallFault> Faults(Wall wall)
    {
        if (!Board.IsId(wall.Id))
        {
            yield return new("id", "must be 1 to 64 small letters, digits and hyphens");
        }

        if (string.IsNullOrWhiteSpace(wall.Name) || wall.Name.Length > MaxName)
        {
            yield return new("name", $"must have 1 to {MaxName} characters");
        }

        if (wall.Folder is null || (wall.Folder.Length > 0 && !Board.IsFolder(wall.Folder)))
        {
            yield return new("folder", "must be ids with slashes between them, or empty");
        }

        foreach (var fault in Ranges(
            ("width", wall.Width, 100, 200_000), ("height", wall.Height, 100, 200_000), ("nearest", wall.Nearest, 100, 200_000), ("farthest", wall.Farthest, 100, 200_000),
            ("ambientLux", wall.AmbientLux, 0, 100_000), ("lumens", wall.Lumens, 0, 200_000), ("efficiency", wall.Efficiency, 0.05, 1), ("nativeContrast", wall.NativeContrast, 1, 10_000_000),
            ("gamma", wall.Gamma, 1, 3), ("safeMargin", wall.SafeMargin, 0, Math.Min(wall.Width, wall.Height) / 4),
            ("pixelShift", wall.PixelShift, 0, WallNight.MostShift), ("dim.level", wall.Dim?.Level ?? 1, 0.1, 1)))
        {
            yield return fault;
        }

        if (wall.Dim is { } dim)
        {
            if (WallDimming.SecondsOf(dim.From) is null || WallDimming.SecondsOf(dim.To) is null || dim.From == dim.To)
            {
                yield return new("dim", "must have two different times of day in 'from' and 'to', such as 22:00");
            }

            if (dim.Zone is null || WallDimming.ZoneOf(dim.Zone) is null)
            {
                yield return new("dim.zone", $"'{dim.Zone}' is no time zone; 'Asia/Seoul' is one, and empty is the server's");
            }
        }

        if (wall.Nearest > wall.Farthest)
        {
            yield return new("nearest", "must not be farther than farthest");
        }

        if (wall.Masks.IsDefault || wall.Masks.Length > MostMasks)
        {
            yield return new("masks", $"must be a list of at most {MostMasks}");
        }
        else
        {
            for (int i = 0; i < wall.Masks.Length; i++)
            {
                var mask = wall.Masks[i];
                if (mask is null || mask.Points.IsDefault || mask.Points.Length is < 6 or > MostPoints * 2 || mask.Points.Length % 2 == 1 || mask.Points.Any(one => !(Math.Abs(one) <= 400_000)))
                {
                    yield return new($"masks[{i}].points", $"must be x and y of 3 to {MostPoints} corners, mm");
                }
                else if (mask.Name is null or { Length: > MaxName })
                {
                    yield return new($"masks[{i}].name", $"must have at most {MaxName} characters");
                }
            }
        }

        if (wall.Outputs.IsDefaultOrEmpty || wall.Outputs.Length > MostOutputs)
        {
            yield return new("outputs", $"must be 1 to {MostOutputs}");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < wall.Outputs.Length; i++)
        {
            foreach (var fault in wall.Outputs[i] is { } output ? Faults(wall, output) : [new("", "must be an output")])
            {
                yield return fault with { Path = $"outputs[{i}]{(fault.Path.Length > 0 ? "." : "")}{fault.Path}" };
            }

            if (wall.Outputs[i] is { Id: { } id } && !seen.Add(id))
            {
                yield return new($"outputs[{i}].id", $"'{id}' is there twice");
            }
        }
    }

    /// <summary>Outputs on which text blurs, for their corners are moved far.</summary>
    public static bool IsBlurred(WallOutput output)
    {
        if (output.Corners.IsEmpty)
        {
            return output.Scale < Blurs;
        }

        var homography = Homography.To(output.PixelWidth, output.PixelHeight, output.Quad);
        return new[] { (0, 0), (1, 0), (1, 1), (0, 1) }.Any(corner => homography.ScaleAt(new(corner.Item1 * output.PixelWidth, corner.Item2 * output.PixelHeight)) < Blurs);
    }

    private static IEnumerable<WallFault> Faults(Wall wall, WallOutput output)
    {
        if (!Board.IsId(output.Id))
        {
            yield return new("id", "must be 1 to 64 small letters, digits and hyphens");
        }

        foreach (var fault in Ranges(
            ("x", output.X, -wall.Width, wall.Width * 2), ("y", output.Y, -wall.Height, wall.Height * 2),
            ("width", output.Width, 10, 200_000), ("height", output.Height, 10, 200_000),
            ("pixelWidth", output.PixelWidth, 64, 16_384), ("pixelHeight", output.PixelHeight, 64, 16_384),
            ("offsetX", output.OffsetX, -16_384, 16_384), ("offsetY", output.OffsetY, -16_384, 16_384), ("scale", output.Scale, 0.2, 5),
            ("overscan.left", output.Overscan.Left, 0, output.PixelWidth / 4d), ("overscan.right", output.Overscan.Right, 0, output.PixelWidth / 4d),
            ("overscan.top", output.Overscan.Top, 0, output.PixelHeight / 4d), ("overscan.bottom", output.Overscan.Bottom, 0, output.PixelHeight / 4d),
            ("blend.left", output.Blend.Left, 0, output.Width), ("blend.right", output.Blend.Right, 0, output.Width),
            ("blend.top", output.Blend.Top, 0, output.Height), ("blend.bottom", output.Blend.Bottom, 0, output.Height),
            ("blendExponent", output.BlendExponent, 1, 6), ("blackLift", output.BlackLift, 0, 0.2)))
        {
            yield return fault;
        }

        if (output.Corners.IsDefault || output.Corners.Length is not (0 or 8) || output.Corners.Any(one => !(Math.Abs(one) <= 16_384)))
        {
            yield return new("corners", "must be x and y of four corners, pixels, or empty");
        }
        else if (!output.Corners.IsEmpty && output.Quad.Fault() is not QuadFault.None and var fault)
        {
            var (code, reason) = fault switch
            {
                QuadFault.Mirrored => ("mirrored", "would mirror the picture"),
                QuadFault.Flat => ("flat", "would lay three corners on one line"),
                _ => ("dented", "would put a corner within the others"),
            };
            yield return new("corners", reason) { Code = code };
        }
    }

    private static IEnumerable<WallFault> Ranges(params (string Path, double Value, double Least, double Most)[] all) =>
        all.Where(one => !(one.Value >= one.Least && one.Value <= one.Most))
            .Select(one => new WallFault(one.Path, FormattableString.Invariant($"is {one.Value:0.###}; it must lie between {one.Least:0.###} and {one.Most:0.###}")) { Code = "range", Range = [one.Least, one.Most] });
}
