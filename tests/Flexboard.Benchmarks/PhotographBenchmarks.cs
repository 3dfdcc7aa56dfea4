using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Flexboard.Core.Legibility;

namespace Flexboard.Benchmarks;

/// <summary>The simulated press photograph of a board 3840 pixels wide, on a sensor of 4000, printed at two sizes.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 3, iterationCount: 10)]
[MemoryDiagnoser]
public class PhotographBenchmarks
{
    private LightImage board = null!;

    [Params(1080, 2160)]
    public int BoardHeight { get; set; }

    [Params(1920, 4000)]
    public int PublishWidth { get; set; }

    /// <summary>Light strokes on a dark ground.</summary>
    [GlobalSetup]
    public void Draw()
    {
        byte[] rgb = new byte[3 * 3840 * BoardHeight];
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = (byte)(i / 3 % 40 < 6 && i / 3 / 3840 % 60 < 30 ? 240 : 30);
        }

        board = LightImage.Of(3840, BoardHeight, rgb);
    }

    [Benchmark]
    public PublishedPicture Take() => Photographer.Take(board, new() { PublishWidth = PublishWidth });

    /// <summary>With a hand that shakes by ten pixels, askew.</summary>
    [Benchmark]
    public PublishedPicture TakeShaking() => Photographer.Take(board, new() { PublishWidth = PublishWidth, Shake = 10, ShakeAngle = 30 });
}
