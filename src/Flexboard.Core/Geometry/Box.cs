using System.Text.Json.Serialization;

namespace Flexboard.Core.Geometry;

/// <summary>A box, from the top left of what it lies in; units are the caller's.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    [JsonIgnore]
    public double Right => X + Width;

    [JsonIgnore]
    public double Bottom => Y + Height;

    [JsonIgnore]
    public double Area => Width * Height;

    [JsonIgnore]
    public double MiddleX => X + (Width / 2);

    [JsonIgnore]
    public double MiddleY => Y + (Height / 2);

    public Box Around(Box other)
    {
        double x = Math.Min(X, other.X);
        double y = Math.Min(Y, other.Y);
        return new(x, y, Math.Max(Right, other.Right) - x, Math.Max(Bottom, other.Bottom) - y);
    }

    /// <summary>The area that both have.</summary>
    public double Shared(Box other) =>
        Math.Max(0, Math.Min(Right, other.Right) - Math.Max(X, other.X))
        * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Y, other.Y));

    /// <summary>Smaller by a part of its sides, all round.</summary>
    public Box Shrunk(double part) => new(X + (Width * part), Y + (Height * part), Width * (1 - (2 * part)), Height * (1 - (2 * part)));
}
