namespace Flexboard.Core.Legibility;

/// <summary>Numbers that are nearly normal, variance 1: four evenly spread ones of each SplitMix64 (Steele, Lea, Flood, 2014).</summary>
/// <param name="seed">Of a picture.</param>
/// <param name="row">Of the picture.</param>
internal struct Noise(ulong seed, int row)
{
    private ulong state = Mix(Mix(seed) + (ulong)row);

    public float Next()
    {
        ulong z = Mix(state += 0x9E3779B97F4A7C15);
        float sum = (z & 0xffff) + ((z >> 16) & 0xffff) + ((z >> 32) & 0xffff) + (z >> 48);
        return ((sum / 65535) - 2) * 1.7320508f;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
