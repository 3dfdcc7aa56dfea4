using System.Text;
using BenchmarkDotNet.Attributes;
using Flexboard.Core.Events;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;

namespace Flexboard.Benchmarks;

/// <summary>
/// Parse and append on one core: batches of 100 samples of 1,000 series, each message one second after the one
/// before, as publishers send them. Every sample names its series, its labels, its time and its value.
/// </summary>
[MemoryDiagnoser]
public class IngestBenchmarks
{
    private const int SeriesCount = 1000;
    private const int BatchSize = 100;
    private const int Rounds = 20;

    /// <summary>Samples of one call, so that figures are for one sample.</summary>
    private const int Samples = SeriesCount * Rounds;

    private static readonly string[] Sites = ["seoul", "busan", "daegu", "incheon"];

    private readonly SeriesStore store = new(new SeriesLimits());
    private MessageReader reader = null!;
    private byte[][] json = null!;
    private byte[][] lines = null!;
    private byte[][] durations = null!;
    private byte[][] numbers = null!;
    private long second = 1_764_000_000;

    [GlobalSetup]
    public void Setup()
    {
        reader = new MessageReader(store, new EventStore());
        json = Batches(i =>
            $$"""{"name":"checkout.tps","labels":{"host":"web-{{i:000}}","site":"{{Sites[i % 4]}}"},"time":@@@@@@@@@@123,"value":{{i * 1.25:0.00}}}""", "[", ",", "]");
        lines = Batches(i => $"checkout,host=web-{i:000},site={Sites[i % 4]} rate={i * 1.25:0.00} @@@@@@@@@@123000000", "", "\n", "\n");
        numbers = Batches(i => $"{i * 1.25:0.00}", "", ",", "", batch: 1);
        durations = Batches(i =>
            $$"""{"name":"checkout.elapsed","labels":{"host":"web-{{i:000}}"},"time":@@@@@@@@@@123,"durations":[12,85,3100,40.5,7,7,130,22,9,640]}""", "[", ",", "]", batch: 10);

        // An hour of seconds, so that no ring grows any more while the clock runs.
        for (int i = 0; i < 3700 / Rounds; i++)
        {
            JsonObjects();
            LineProtocol();
            PlainNumbers();
        }

        for (int i = 0; i < 36; i++)
        {
            second += 100;
            Durations();
        }
    }

    [Benchmark(OperationsPerInvoke = Samples)]
    public long JsonObjects() => Read(json);

    [Benchmark(OperationsPerInvoke = Samples)]
    public long LineProtocol() => Read(lines);

    [Benchmark(OperationsPerInvoke = Samples)]
    public long PlainNumbers() => Read(numbers);

    /// <summary>Per object of ten elapsed times.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public long Durations() => Read(durations);

    private long Read(byte[][] messages)
    {
        long taken = 0;
        for (int round = 0; round < Rounds; round++)
        {
            second++;
            foreach (byte[] message in messages)
            {
                Stamp(message);
                lock (store.Gate)
                {
                    taken += reader.ReadMetric("metrics:bench", "bench", message, (second * 1000) + 200).Accepted;
                }
            }
        }

        return taken == Samples ? taken : throw new InvalidOperationException($"{taken} of {Samples} taken");
    }

    /// <summary>Writes the second into every time of the message, in place.</summary>
    private void Stamp(byte[] message)
    {
        Span<byte> digits = stackalloc byte[10];
        System.Buffers.Text.Utf8Formatter.TryFormat(second, digits, out _);
        for (int at = message.AsSpan().IndexOf("17640"u8); at >= 0;)
        {
            digits.CopyTo(message.AsSpan(at));
            int next = message.AsSpan(at + 10).IndexOf("1764"u8);
            at = next < 0 ? -1 : at + 10 + next;
        }
    }

    private static byte[][] Batches(Func<int, string> item, string open, string joint, string close, int batch = BatchSize) =>
        [.. Enumerable.Range(0, SeriesCount).Select(item).Chunk(batch)
            .Select(items => Encoding.UTF8.GetBytes((open + string.Join(joint, items) + close).Replace("@@@@@@@@@@", "1764000000", StringComparison.Ordinal)))];
}
