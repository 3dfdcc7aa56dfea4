using System.Collections.Immutable;

namespace Flexboard.Walls;

/// <summary>Walls as they are often met, to begin with.</summary>
public static class WallTemplates
{
    /// <summary>Their names; texts <c>walls.template-…</c>.</summary>
    public static ImmutableArray<string> Names { get; } = ["bare", "blended", "panels", "led"];

    /// <summary>A wall of a kind.</summary>
    /// <param name="template">One of <see cref="Names"/>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Null when there is no such template.</returns>
    public static Wall? Make(string template, string id, string name) => template switch
    {
        // WUXGA, 16:10.
        "bare" => new Wall { Id = id, Name = name, Width = 3200, Height = 2000, Outputs = [Output("1", 0, 0, 3200, 2000, 1920, 1200)] },

        // Two of the same whose pictures overlap by 15 %: both show what lies between, and fade into each other.
        "blended" => new Wall
        {
            Id = id,
            Name = name,
            Width = 5920,
            Height = 2000,
            Outputs =
            [
                Output("left", 0, 0, 3200, 2000, 1920, 1200) with { Blend = new(0, 0, 480, 0) },
                Output("right", 2720, 0, 3200, 2000, 1920, 1200) with { Blend = new(480, 0, 0, 0) },
            ],
        },

        // 55 inches each, and 3.5 mm of bezel between two pictures.
        "panels" => new Wall
        {
            Id = id,
            Name = name,
            Width = (1209.6 * 2) + 3.5,
            Height = (680.4 * 2) + 3.5,
            Lumens = 0,
            AmbientLux = 300,
            Outputs =
            [
                .. from row in Enumerable.Range(0, 2)
                   from column in Enumerable.Range(0, 2)
                   select Output($"{(char)('a' + row)}{column + 1}", column * 1213.1, row * 683.9, 1209.6, 680.4, 1920, 1080),
            ],
        },

        // 1.875 mm from dot to dot.
        "led" => new Wall { Id = id, Name = name, Width = 7200, Height = 1012.5, Lumens = 0, AmbientLux = 300, NativeContrast = 5000, Outputs = [Output("1", 0, 0, 7200, 1012.5, 3840, 540)] },
        _ => null,
    };

    private static WallOutput Output(string id, double x, double y, double width, double height, int pixelWidth, int pixelHeight) =>
        new() { Id = id, X = x, Y = y, Width = width, Height = height, PixelWidth = pixelWidth, PixelHeight = pixelHeight };
}
