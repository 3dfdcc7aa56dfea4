using BenchmarkDotNet.Attributes;
using Flexboard.Geometry;

namespace Flexboard.Benchmarks;

[MemoryDiagnoser]
public class BoardFitBenchmarks
{
    [Benchmark]
    public BoardFit Of() => BoardFit.Of(1920, 1080, 3840, 2160);
}
