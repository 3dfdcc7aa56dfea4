using System.Text.Json;
using Flexboard.Core.Boards;

namespace Flexboard.Screens;

/// <summary>How a screen does, as it says itself: what it cannot tell, or tells beyond reason, is null.</summary>
/// <param name="Board">The board that hangs.</param>
/// <param name="FrameAge">How long ago its newest frame was painted, ms.</param>
/// <param name="Fps">Frames that its browser paints in a second.</param>
/// <param name="Skew">How far it paints behind the moment that all screens of the wall were told, ms; null while that is not measured.</param>
/// <param name="Width">Of its window, CSS pixels.</param>
/// <param name="Height">Of its window, CSS pixels.</param>
/// <param name="Dpr">Pixels of the screen for one of CSS.</param>
/// <param name="Memory">What its scripts take, bytes.</param>
public sealed record ScreenReport(string? Board, double? FrameAge, double? Fps, double? Skew, double? Width, double? Height, double? Dpr, double? Memory)
{
    /// <summary>Pixels across that it really has.</summary>
    public int PixelWidth => (int)Math.Round((Width ?? 0) * (Dpr ?? 1));

    /// <summary>Pixels down that it really has.</summary>
    public int PixelHeight => (int)Math.Round((Height ?? 0) * (Dpr ?? 1));

    /// <summary>Reads what somebody says who may say anything.</summary>
    public static ScreenReport Read(JsonElement said)
    {
        double? Number(string member, double least, double most) =>
            said.ValueKind == JsonValueKind.Object && said.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out double number) && number >= least && number <= most ? number : null;
        string? board = said.ValueKind == JsonValueKind.Object && said.TryGetProperty("board", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        return new(
            board is not null && Core.Boards.Board.IsId(board) ? board : null,
            Number("frameAge", 0, 1e9), Number("fps", 0, 1000), Number("skew", -1e6, 1e6),
            Number("width", 1, 100_000), Number("height", 1, 100_000), Number("dpr", .1, 16), Number("memory", 0, 1e12));
    }
}
