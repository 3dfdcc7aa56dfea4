using System.Globalization;
using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.People;

namespace Flexboard.Stills;

/// <summary>A picture that somebody asks for.</summary>
/// <param name="Board">The board, as it is now.</param>
/// <param name="Arrangement">One of its arrangements.</param>
/// <param name="Width">Device pixels, 1 to <see cref="MaxPixels"/>.</param>
/// <param name="Height">Device pixels, 1 to <see cref="MaxPixels"/>.</param>
/// <param name="Asker">Who may see the board, and asks.</param>
public sealed record StillRequest(Board Board, Arrangement Arrangement, int Width, int Height, Visitor Asker)
{
    /// <summary>The most pixels of either side.</summary>
    public const int MaxPixels = 8192;

    /// <summary>How the page stands: <c>still</c>, or <c>photo</c>; null: as it hangs.</summary>
    public string? Mode { get; init; } = "still";

    /// <summary>The wall that the page is asked for; null: none.</summary>
    public string? Wall { get; init; }

    /// <summary>Contrast that a photograph is taken for, white to black; null: the wall's, or none is known.</summary>
    public double? Contrast { get; init; }

    /// <summary>Whether the page shows what the press may see: <see cref="Photographs.PressViews"/>.</summary>
    public bool IsPressSafe { get; init; }

    /// <summary>What the page is asked to have published; null: nothing.</summary>
    public string? Publish { get; init; }

    /// <summary>
    /// Address under <c>/js</c> of a module of ours whose <c>measure()</c> is called in the page in the moment of the
    /// picture, at once and not as a promise; null: nothing is measured.
    /// </summary>
    public string? Module { get; init; }

    /// <summary>The board's page that shows it.</summary>
    internal string Path => $"/boards/{Board.Id}" + QueryString.Create(new[]
    {
        KeyValuePair.Create("arrangement", (string?)Arrangement.Id), new("mode", Mode), new("wall", Wall), new("publish", Publish),
        new("contrast", Contrast?.ToString(CultureInfo.InvariantCulture)), new("press", IsPressSafe ? "1" : null),
    }.Where(one => one.Value is not null));
}

/// <summary>A picture that was taken.</summary>
/// <param name="Png">A PNG, exactly as wide and high as was asked for.</param>
/// <param name="Measured">What <c>measure()</c> of the request's module said in that moment; null: nothing was measured.</param>
public sealed record Still(byte[] Png, JsonElement? Measured);

/// <summary>Why there is no picture.</summary>
public enum StillFault
{
    /// <summary>No browser is installed here.</summary>
    NoBrowser,

    /// <summary>Too many wait already.</summary>
    Busy,

    /// <summary>It took too long.</summary>
    TooLong,

    /// <summary>The browser does not start, or cannot show the page; the log says more.</summary>
    Failed,
}

/// <summary>There is no picture.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">The same for whoever asked, in a sentence.</param>
/// <param name="inner">What failed.</param>
public sealed class StillException(StillFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public StillFault Fault => fault;
}
