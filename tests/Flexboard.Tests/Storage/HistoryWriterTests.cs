using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Tests.Storage;

public sealed class HistoryWriterTests : IDisposable
{
    private readonly HistoryRig rig = new();

    [Fact]
    public async Task Tick_SamplesAtFiveHertz_AreBucketsOfTenSeconds()
    {
        long start = rig.Now;
        var reference = Enumerable.Repeat(Fold.None, 6).ToArray();
        for (int i = 0; i < 300; i++)
        {
            double value = Math.Sin(i) * 100;
            rig.Publish("a", value);
            reference[i / 50] = reference[i / 50].Then(Fold.Of(value));
            rig.Time.Advance(TimeSpan.FromMilliseconds(200));
        }

        await rig.TickAsync();
        var read = rig.History.Read(HistoryRig.Key("a"), start, start + 59, 10);
        Assert.Equal(6, read.Length);
        Assert.All(reference.Zip(read), pair => AssertSame(pair.First, pair.Second));
        AssertSame(reference.Aggregate(Fold.None, (sum, fold) => sum.Then(fold)), rig.History.Read(HistoryRig.Key("a"), start, start + 59, 60)[0]);
    }

    [Fact]
    public async Task Tick_BucketThatStillRuns_IsWrittenAndThenReplaced()
    {
        rig.Publish("a", 1);
        await rig.TickAsync();
        Assert.Equal(Fold.Of(1), rig.OnDisk("a", rig.Now, rig.Now));

        rig.Time.Advance(TimeSpan.FromSeconds(5));
        rig.Publish("a", 3);
        await rig.TickAsync();
        AssertSame(new Fold(1, 3, 4, 2, 3), rig.OnDisk("a", rig.Now - 5, rig.Now));
    }

    [Fact]
    public async Task Tick_NothingChanged_WritesNothing()
    {
        rig.Publish("a", 1);
        await rig.TickAsync();
        long rows = rig.History.Health.RowsWritten;
        await rig.TickAsync();
        Assert.Equal(rows, rig.History.Health.RowsWritten);
    }

    [Fact]
    public async Task Tick_SampleHalfAnHourLate_IsInItsBucket()
    {
        long start = rig.Now;
        for (int i = 0; i < 2400; i++)
        {
            rig.Publish("a", i);
            rig.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await rig.TickAsync();
        long rows = rig.History.Health.RowsWritten;
        Assert.Equal(AppendResult.Accepted, rig.Publish("a", 1_000_000, (start + 605) * 1000));
        await rig.TickAsync();

        Assert.Equal(rows + 1, rig.History.Health.RowsWritten);
        var bucket = rig.History.Read(HistoryRig.Key("a"), start + 600, start + 609, 10)[0];
        Assert.Equal((11, 1_000_000, 1_000_000 + 6045, 609), (bucket.Count, bucket.Maximum, bucket.Sum, bucket.Last));
        Assert.Equal(2401, rig.OnDisk("a", start, rig.Now).Count);
    }

    [Fact]
    public async Task Tick_CorrectedSample_ReplacesIt()
    {
        long at = rig.Time.Now;
        rig.Publish("a", 10, at);
        await rig.TickAsync();
        rig.Publish("a", 12, at);
        await rig.TickAsync();
        var fold = rig.OnDisk("a", rig.Now, rig.Now);
        Assert.Equal((1, 12, 12), (fold.Count, fold.Last, fold.Sum));
    }

    [Fact]
    public async Task Tick_Durations_AreColumnsOfFiveSeconds()
    {
        long start = rig.Now;
        for (int i = 0; i < 24; i++)
        {
            rig.PublishDurations("elapsed", [10 + i, 900, 4000], i % 4 == 0 ? [30_011] : []);
            rig.Time.Advance(TimeSpan.FromSeconds(2.5));
        }

        await rig.TickAsync();
        var columns = rig.History.ReadDurations(HistoryRig.Key("elapsed"), start, start + 59, 5);
        Assert.Equal(12, columns.Length);
        for (int i = 0; i < columns.Length; i++)
        {
            var live = rig.Find("elapsed")!.Durations!.At((start + (5 * i)) * 1000)!;
            Assert.Equal(live.Normal, columns[i]!.Normal);
            Assert.Equal((live.Count, live.Errors, live.Sum, live.Max), (columns[i]!.Count, columns[i]!.Errors, columns[i]!.Sum, columns[i]!.Max));
        }

        var minute = rig.History.ReadDurations(HistoryRig.Key("elapsed"), start, start + 59, 60)[0]!;
        Assert.Equal((78, 6, 30_011), (minute.Count, minute.Errors, minute.Max));
    }

    [Fact]
    public async Task Tick_MoreThanOneSliceAndOneWrite_WritesAll()
    {
        for (int second = 0; second < 200; second += 10)
        {
            for (int i = 0; i < 1100; i++)
            {
                rig.Publish($"series-{i}", i);
            }

            rig.Time.Advance(TimeSpan.FromSeconds(10));
        }

        await rig.TickAsync();
        Assert.Equal(1100 * 20, rig.History.Health.RowsWritten);
        Assert.Equal(1100, rig.History.Health.Series);
        Assert.Equal(20, rig.OnDisk("series-0", rig.Now - 200, rig.Now).Count);
        Assert.Equal(20, rig.OnDisk("series-1099", rig.Now - 200, rig.Now).Count);
    }

    [Fact]
    public async Task Tick_ShortRing_NeverReplacesABucketByAPartOfIt()
    {
        // No memory for rings to grow: 64 s each.
        using var poor = new HistoryRig(limits: new SeriesLimits { MemoryBytes = 0 });
        long start = poor.Now;
        for (int i = 0; i < 69; i++)
        {
            poor.Publish("a", i);
            poor.Time.Advance(TimeSpan.FromSeconds(1));
            if (i % 5 == 4)
            {
                await poor.TickAsync();
            }
        }

        // The ring now reaches back to second 5: a late sample there must not cost the bucket its first five.
        Assert.Equal(AppendResult.Accepted, poor.Publish("a", 70, (start + 7) * 1000 + 500));
        await poor.TickAsync();
        Assert.Equal(10, poor.History.Read(HistoryRig.Key("a"), start, start + 9, 10)[0].Count);
    }

    [Fact]
    public void Read_UnknownOrNoFile_IsEmpty()
    {
        Assert.All(rig.History.Read(HistoryRig.Key("nothing"), 0, 99, 10), fold => Assert.Equal(0, fold.Count));
        Assert.All(rig.History.ReadDurations(HistoryRig.Key("nothing"), 0, 99, 10), Assert.Null);
    }

    public void Dispose() => rig.Dispose();

    private static void AssertSame(Fold expected, Fold actual)
    {
        Assert.Equal((expected.Count, expected.Minimum, expected.Maximum, expected.Last), (actual.Count, actual.Minimum, actual.Maximum, actual.Last));
        Assert.Equal(expected.Sum, actual.Sum, 1e-6);
    }
}
