using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Flexboard.Walls;

/// <summary>Walls as they are often met, to begin with.</summary>
public static class WallTemplates
{
    /// <summary>Their names; texts <c>walls.template-…</c>.</summary>
    public static ImmutableArray<string> Names { get; } = ["bare", "bare-4k", "hall", "short-throw", "blended", "stage", "classic", "panels", "display", "portrait", "led", "led-fine"];

    private static readonly FrozenDictionary<string, Wall> Plain = Names.ToFrozenDictionary(name => name, name => Make(name, name, name)!);

    /// <summary>A wall of a kind that nobody has made, named as the kind; always the same one, so that what is worked out for it can be kept.</summary>
    /// <returns>Null when there is no such template.</returns>
    public static Wall? Find(string template) => Plain.GetValueOrDefault(template);

    /// <summary>A wall of a kind.</summary>
    /// <param name="template">One of <see cref="Names"/>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Null when there is no such template.</returns>
    public static Wall? Make(string template, string id, string name) => template switch
    {
        // WUXGA, 16:10.
        "bare" => new Wall { Id = id, Name = name, Width = 3200, Height = 2000, Outputs = [Output("1", 0, 0, 3200, 2000, 1920, 1200)] },

        // UHD, 16:9, a projector of 6000 lm.
        "bare-4k" => new Wall { Id = id, Name = name, Width = 3520, Height = 1980, Lumens = 6000, Outputs = [Output("1", 0, 0, 3520, 1980, 3840, 2160)] },

        // WUXGA for a hall, 10,000 lm, and eyes farther away.
        "hall" => new Wall { Id = id, Name = name, Width = 4800, Height = 3000, Lumens = 10_000, Nearest = 5000, Farthest = 15_000, Outputs = [Output("1", 0, 0, 4800, 3000, 1920, 1200)] },

        // 100 inches, from a shelf below: people come close.
        "short-throw" => new Wall { Id = id, Name = name, Width = 2214, Height = 1245, Lumens = 3500, Nearest = 1500, Farthest = 5000, Outputs = [Output("1", 0, 0, 2214, 1245, 1920, 1080)] },

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

        // A strip across a stage: two WUXGA side by side, whose pictures are a little higher than the board. The lamps above it are off.
        "stage" => new Wall
        {
            Id = id,
            Name = name,
            Width = 6400,
            Height = 1800,
            AmbientLux = 34,
            Outputs = [Output("left", 0, -100, 3200, 2000, 1920, 1200), Output("right", 3200, -100, 3200, 2000, 1920, 1200)],
        },

        // SXGA+, 4:3, in a dim meeting room: nobody sits far away.
        "classic" => new Wall { Id = id, Name = name, Width = 2800, Height = 2100, AmbientLux = 34, Nearest = 2000, Farthest = 5000, Outputs = [Output("1", 0, 0, 2800, 2100, 1400, 1050)] },

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

        // 98 inches, UHD.
        "display" => new Wall { Id = id, Name = name, Width = 2169.6, Height = 1220.4, Lumens = 0, AmbientLux = 300, Nearest = 1500, Farthest = 6000, Outputs = [Output("1", 0, 0, 2169.6, 1220.4, 3840, 2160)] },

        // The same, upright, where people pass by.
        "portrait" => new Wall { Id = id, Name = name, Width = 1220.4, Height = 2169.6, Lumens = 0, AmbientLux = 300, Nearest = 1000, Farthest = 3500, Outputs = [Output("1", 0, 0, 1220.4, 2169.6, 2160, 3840)] },

        // 1.25 mm from dot to dot: UHD of eight by eight cabinets, 600 by 337.5 mm each.
        "led-fine" => new Wall { Id = id, Name = name, Width = 4800, Height = 2700, Lumens = 0, AmbientLux = 300, NativeContrast = 5000, Outputs = [Output("1", 0, 0, 4800, 2700, 3840, 2160)] },

        // 1.875 mm from dot to dot.
        "led" => new Wall { Id = id, Name = name, Width = 7200, Height = 1012.5, Lumens = 0, AmbientLux = 300, NativeContrast = 5000, Outputs = [Output("1", 0, 0, 7200, 1012.5, 3840, 540)] },
        _ => null,
    };

    private static WallOutput Output(string id, double x, double y, double width, double height, int pixelWidth, int pixelHeight) =>
        new() { Id = id, X = x, Y = y, Width = width, Height = height, PixelWidth = pixelWidth, PixelHeight = pixelHeight };
}
