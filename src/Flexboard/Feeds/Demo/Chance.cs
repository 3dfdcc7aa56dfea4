namespace Flexboard.Feeds.Demo;

/// <summary>
/// Chance that is the same each time: a number from what it is for and the second. A restart in the middle of an
/// opening, or a second node, tells the same story.
/// </summary>
/// <param name="seed">Another seed, another opening.</param>
internal readonly struct Chance(ulong seed)
{
    /// <summary>0 to below 1.</summary>
    public double Unit(long second, int what, int which = 0)
    {
        // SplitMix64 over the parts, one after the other.
        ulong mixed = Mix(Mix(Mix(seed + (ulong)second) + (ulong)what) + (ulong)which);
        return (mixed >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A factor around 1, within a part of it.</summary>
    public double Around(double part, long second, int what, int which = 0) => 1 + (part * ((2 * Unit(second, what, which)) - 1));

    /// <summary>Normally distributed around 0, deviation 1.</summary>
    public double Normal(long second, int what, int which = 0) =>
        Math.Sqrt(-2 * Math.Log(1 - Unit(second, what, 2 * which))) * Math.Cos(2 * Math.PI * Unit(second, what, (2 * which) + 1));

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
