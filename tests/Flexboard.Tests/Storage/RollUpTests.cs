using Flexboard.Core.Series;
using Flexboard.Storage;
using Microsoft.Data.Sqlite;

namespace Flexboard.Tests.Storage;

/// <summary>The tier of minutes, and what is let go.</summary>
public sealed class RollUpTests : IDisposable
{
    private readonly HistoryRig rig = new();

    [Fact]
    public async Task Tick_HourThatEndedAnHourAgo_IsMinutesLikeTheReference()
    {
        long start = rig.Now;
        var reference = Enumerable.Repeat(Fold.None, 60).ToArray();
        var random = new Random(1);
        for (int second = 0; second < 3600; second += 3)
        {
            double value = random.Next(1000) / 8.0;
            rig.Publish("a", value);
            rig.PublishDurations("elapsed", [value * 10], second % 60 == 0 ? [5000] : []);
            reference[second / 60] = reference[second / 60].Then(Fold.Of(value));
            rig.Time.Advance(TimeSpan.FromSeconds(3));
        }

        await rig.TickAsync();
        Assert.Equal(0, Rows("coarse"));
        rig.Time.Advance(TimeSpan.FromSeconds(3661));
        await rig.TickAsync();

        Assert.Equal((60, 60), (Rows("coarse"), Rows("coarse_durations")));
        Assert.Equal(reference, rig.History.Read(HistoryRig.Key("a"), start, start + 3599, 60));
        var columns = rig.History.ReadDurations(HistoryRig.Key("elapsed"), start, start + 3599, 600);
        Assert.Equal(6, columns.Length);
        Assert.All(columns, column => Assert.Equal((210, 10), (column!.Count, column.Errors)));

        // Finer than minutes: the fine tier still tells it.
        Assert.Equal(360, rig.History.Read(HistoryRig.Key("a"), start, start + 3599, 10).Count(fold => fold.Count > 0));
    }

    [Fact]
    public async Task Tick_LateSampleForAMinuteThatIsWritten_IsInTheMinute()
    {
        // A publisher whose clock is 2 h slow fills hours that are rolled up already.
        rig.Publish("on-time", 1);
        await rig.TickAsync();
        rig.Time.Advance(TimeSpan.FromHours(4));
        await rig.TickAsync();
        long slow = rig.Now - 3 * 3600;
        for (int i = 0; i < 120; i++)
        {
            rig.Publish("slow", i, (slow + i) * 1000);
        }

        rig.PublishDurations("elapsed", [100], [], slow * 1000);
        await rig.TickAsync();
        Assert.Equal([60, 60], rig.History.Read(HistoryRig.Key("slow"), slow, slow + 119, 60).Select(fold => fold.Count));

        rig.Publish("slow", 1000, (slow + 30) * 1000 + 1);
        rig.PublishDurations("elapsed", [100], [], slow * 1000);
        await rig.TickAsync();
        Assert.Equal([61, 60], rig.History.Read(HistoryRig.Key("slow"), slow, slow + 119, 60).Select(fold => fold.Count));
        Assert.Equal(2, rig.History.ReadDurations(HistoryRig.Key("elapsed"), slow, slow, 60)[0]!.Count);
    }

    [Fact]
    public async Task Tick_Fine48HoursAndMinutes30DaysLater_AreLetGo()
    {
        long start = rig.Now;
        rig.Publish("a", 1);
        rig.PublishDurations("elapsed", [1], []);
        await rig.TickAsync();
        rig.Time.Advance(TimeSpan.FromHours(47));
        rig.Publish("b", 1);
        await rig.TickAsync();
        Assert.Equal(1, rig.History.Read(HistoryRig.Key("a"), start, start, 10)[0].Count);

        rig.Time.Advance(TimeSpan.FromHours(1.1));
        await rig.TickAsync();
        Assert.Equal((1, 0), (Rows("fine"), Rows("fine_durations")));
        Assert.Equal(1, rig.OnDisk("a", start, start, 60).Count);
        Assert.Equal(1, rig.OnDisk("a", start - 30, start + 59, 10).Count);

        rig.Time.Advance(TimeSpan.FromDays(27));
        rig.Publish("b", 1);
        await rig.TickAsync();
        Assert.Equal(1, rig.OnDisk("a", start, start, 60).Count);

        rig.Time.Advance(TimeSpan.FromDays(2));
        await rig.TickAsync();
        Assert.Equal(0, rig.OnDisk("a", start, start, 60).Count);
        Assert.Equal(0, Rows("coarse_durations"));
        Assert.Equal(1, Rows("series"));
    }

    [Fact]
    public async Task Tick_SampleOlderThanTheFineTier_IsNotKept()
    {
        rig.Publish("a", 1, (rig.Now - 49 * 3600) * 1000);
        await rig.TickAsync();
        Assert.Equal(0, Rows("fine"));
    }

    [Fact]
    public async Task Tick_BytesUsedUp_OldestFineGoesFirstThenOldestMinutes()
    {
        // 600 series for 10 h and 16 MB: far less than they need.
        using var small = new HistoryRig(bytes: 16 << 20);
        long start = small.Now;

        // The load reads from a snapshot; as long as it does, what is written stays in the log beside the file.
        await small.TickAsync();
        var random = new Random(1);
        for (int minute = 0; minute < 600; minute++)
        {
            for (int i = 0; i < 600; i++)
            {
                small.Publish($"series-{i}", random.NextDouble());
            }

            small.Time.Advance(TimeSpan.FromMinutes(1));
            if (minute % 10 == 9)
            {
                small.Writer.Tick();
                Assert.Equal("", small.History.Health.Reason);
                Assert.True(small.History.Health.Bytes <= 16 << 20, $"{small.History.Health.Bytes} bytes after {minute} minutes");
            }
        }

        await small.TickAsync();
        Assert.True(small.History.Health.OldestFine > start);

        // The newest is all there; minutes reach further back than the fine tier, but not to the begin.
        var key = HistoryRig.Key("series-7");
        Assert.Equal(30, small.OnDisk("series-7", small.Now - 1800, small.Now).Count);
        var minutes = small.History.Read(key, start, small.Now, 60).Select(fold => fold.Count).ToList();
        int first = minutes.FindIndex(count => count > 0);
        Assert.InRange(first, 1, 600);
        Assert.True(start + (first * 60) < small.History.Health.OldestFine);
        Assert.DoesNotContain(0, minutes[first..600]);
    }

    public void Dispose() => rig.Dispose();

    private long Rows(string table)
    {
        using var connection = new SqliteConnection($"Data Source={rig.History.File.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name from this file.
        command.CommandText = $"SELECT count(*) FROM {table}";
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
