using System.Text;
using Flexboard.Core.Series;
using FsCheck;
using FsCheck.Fluent;
using SeriesItem = Flexboard.Core.Series.Series;

namespace Flexboard.Tests.SeriesTests;

public sealed class SeriesStoreTests
{
    private const long Now = 1_764_000_000_000;
    private readonly SeriesStore store = new(new SeriesLimits { MaxSeries = 1000, ChannelShare = 0.5 });
    private readonly SeriesKey key = new();

    [Fact]
    public void Append_SixtyThousandNewNames_AreRefusedByShareAndLimit()
    {
        var big = new SeriesStore(new SeriesLimits());
        var results = new Dictionary<AppendResult, int>();
        for (int i = 0; i < 60_000; i++)
        {
            key.Start(Encoding.UTF8.GetBytes($"flood.{i}"));
            var result = big.Append(key, "metrics:flood", 1, At(Now));
            results[result] = results.GetValueOrDefault(result) + 1;
        }

        Assert.Equal((25_000, 35_000), (results[AppendResult.Accepted], results[AppendResult.ChannelShare]));
        for (int i = 0; i < 30_000; i++)
        {
            key.Start(Encoding.UTF8.GetBytes($"other.{i}"));
            var result = big.Append(key, "metrics:other", 1, At(Now));
            Assert.Equal(i < 25_000 ? AppendResult.Accepted : AppendResult.TooManySeries, result);
        }

        Assert.Equal(50_000, big.Count);
    }

    [Fact]
    public void Append_WhatABoardShows_IsNeverRefusedUpToItsOwnLimit()
    {
        var small = new SeriesStore(new SeriesLimits { MaxSeries = 10, MaxShownBySelector = 5 });
        small.Show([new SeriesSelector("shown.exact"), new SeriesSelector("shown.*", [new LabelMatch("site", "a")])]);
        for (int i = 0; i < 20; i++)
        {
            Append(small, $"flood.{i}");
        }

        Assert.Equal(AppendResult.ChannelShare, Append(small, "flood.new"));
        Assert.Equal(AppendResult.Accepted, Append(small, "shown.exact"));
        Assert.Equal(AppendResult.ChannelShare, Append(small, "shown.other"));
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(i < 5 ? AppendResult.Accepted : AppendResult.ChannelShare, Append(small, $"shown.{i}", ("site", "a")));
        }

        // What was shown counts again as soon as nobody shows it.
        small.Show([]);
        Assert.Equal(AppendResult.TooManySeries, Append(small, "shown.new"));
        small.Show([new SeriesSelector("shown.*")]);
        Assert.Equal(AppendResult.ChannelShare, Append(small, "flood.new"));

        Assert.Equal(AppendResult.Duplicate, Append(small, "flood.1"));
    }

    [Fact]
    public void Append_RefusedName_DoesNotAllocate()
    {
        store.Show([new SeriesSelector("a"), new SeriesSelector("b.*"), new SeriesSelector("*.c")]);
        for (int i = 0; i < 500; i++)
        {
            Append(store, $"flood.{i}");
        }

        Assert.Equal(1000, Refused());
        long before = GC.GetAllocatedBytesForCurrentThread();
        int refused = Refused();
        Assert.Equal((0, 1000), (GC.GetAllocatedBytesForCurrentThread() - before, refused));

        int Refused()
        {
            int count = 0;
            for (int i = 0; i < 1000; i++)
            {
                key.Start("flood.refused"u8);
                key.AddLabel("site"u8, "a"u8);
                count += store.Append(key, "metrics:test", 1, At(Now)) == AppendResult.ChannelShare ? 1 : 0;
            }

            return count;
        }
    }

    [Fact]
    public void ForgetSilent_AfterADay_ForgetsWhatNobodyShowsAndGivesItsMemoryBack()
    {
        var changes = new ChangeSet(1, () => { });
        store.Show([new SeriesSelector("shown")]);
        using var selection = store.Select(new SeriesSelector("*"), changes, 0);
        Append(store, "shown");
        Append(store, "silent", ("site", "a"));
        Append(store, "silent", ("site", "b"));
        for (int i = 0; i < 200; i++)
        {
            key.Start("silent"u8);
            store.Append(key, "metrics:test", i, At(Now + (i * 1000)));
        }

        Assert.True(store.Memory.Used > 0);
        const long Day = 24 * 3_600_000;
        Assert.Equal(0, store.ForgetSilent(Now + Day));
        Assert.Equal(2, store.ForgetSilent(Now + Day + 1));
        Assert.Equal(["shown", "silent"], Names(selection));
        Assert.Equal(1, store.ForgetSilent(Now + Day + 300_000));
        Assert.Equal(["shown"], Names(selection));
        Assert.Equal((1, 0L, 1), (store.Count, store.Memory.Used, store.SeriesByChannel["metrics:test"]));
        Append(store, "silent");
        Assert.Equal(["shown", "silent"], Names(selection));
    }

    [Fact]
    public void ForgetSilent_ShownSeriesOfAWildcard_MakeRoomForOthers()
    {
        var small = new SeriesStore(new SeriesLimits { MaxSeries = 0, MaxShownBySelector = 5 });
        small.Show([new SeriesSelector("pod.*")]);
        for (int day = 0; day < 3; day++)
        {
            for (int i = 0; i < 6; i++)
            {
                key.Start(Encoding.UTF8.GetBytes($"pod.{day}-{i}"));
                var result = small.Append(key, "metrics:test", 1, At(Now + (day * 100_000_000L)));
                Assert.Equal(i < 5 ? AppendResult.Accepted : AppendResult.TooManySeries, result);
            }

            Assert.Equal(5, small.ForgetSilent(Now + ((day + 1) * 100_000_000L)));
        }
    }

    [Fact]
    public void ForgetSilent_WhatABoardMatchesButDoesNotName_IsForgottenToo()
    {
        store.Show([
            new("load"), new("cpu", [new("host", "*")]), new("disk.*"), new("net", [new("host", "a")]), new("net", [new("host", "a"), new("device", "b")]),
        ]);
        Append(store, "load");
        Append(store, "load", ("host", "old"));
        Append(store, "cpu", ("host", "old"));
        Append(store, "disk.old");
        Append(store, "net", ("host", "a"));
        Append(store, "net", ("host", "a"), ("device", "a"));
        Append(store, "net", ("host", "a"), ("device", "b"));
        Assert.Equal(4, store.ForgetSilent(Now + (24 * 3_600_000) + 1));
        Assert.Equal(
            ["load", "net a", "net b a"],
            store.All.Select(series => string.Join(' ', [series.Name, .. series.Labels.Select(label => label.Value)])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Select_SeriesComeAndGo_HoldsWhatANaiveFilterHolds()
    {
        SeriesSelector[] selectors =
        [
            new("a"), new("a", [new("l", "1")]), new("?", [new("l", "*")]), new("*"), new("b*", []), new("none"),
        ];
        var command = from name in Gen.Elements("a", "b", "bb", "c")
                      from label in Gen.Elements("", "1", "2")
                      from forget in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
                      from look in Gen.Elements(true, false)
                      select (name, label, forget, look);
        Prop.ForAll(command.ArrayOf().ToArbitrary(), commands =>
        {
            var own = new SeriesStore(new SeriesLimits { ForgetAfter = TimeSpan.FromMilliseconds(3) });
            var changes = new ChangeSet(selectors.Length, () => { });
            var selections = selectors.Take(3).Select((selector, i) => own.Select(selector, changes, i)).ToList();
            long now = Now;
            foreach (var (name, label, forget, look) in commands)
            {
                now++;
                key.Start(Encoding.UTF8.GetBytes(name));
                if (label.Length > 0)
                {
                    key.AddLabel("l"u8, Encoding.UTF8.GetBytes(label));
                }

                own.Append(key, "metrics:test", 1, At(now));
                if (forget)
                {
                    own.ForgetSilent(now);
                }

                if (look && selections.Count < selectors.Length)
                {
                    selections.Add(own.Select(selectors[selections.Count], changes, selections.Count));
                }

                if (look && !selections.All(selection => HoldsWhatItShould(own, selection)))
                {
                    return false;
                }
            }

            bool right = selections.All(selection => HoldsWhatItShould(own, selection));
            selections.ForEach(selection => selection.Dispose());
            return right && own.All.All(series => series.Watchers.IsEmpty);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Select_FloodOfNewNames_SignalsOnceAndMarksItsSlot()
    {
        int signals = 0;
        var changes = new ChangeSet(3, () => signals++);
        using var selection = store.Select(new SeriesSelector("flood.*"), changes, 1);
        for (int i = 0; i < 400; i++)
        {
            Append(store, $"flood.{i}");
        }

        Assert.Equal((1, 400), (signals, selection.Items.Length));
        Span<bool> marks = stackalloc bool[3];
        Assert.True(changes.Take(marks));
        Assert.Equal([false, true, false], marks.ToArray());
        Assert.False(changes.Take(marks));
        Append("flood.1", 2, Now + 1);
        Assert.Equal(2, signals);
    }

    [Fact]
    public void Append_SameTimeOtherValue_CorrectsTheNewest()
    {
        Assert.Equal(AppendResult.Accepted, Append("x", 1000, Now));
        Assert.Equal(AppendResult.Accepted, Append("x", 10, Now));
        Assert.Equal(AppendResult.Duplicate, Append("x", 10, Now));
        Assert.Equal((10.0, Fold.Of(10)), (Get("x").Value, Get("x").Seconds![Now / 1000]));
    }

    [Fact]
    public void Append_BatchSentAgain_IsNotCountedTwice()
    {
        for (int again = 0; again < 2; again++)
        {
            for (int i = 0; i < 10; i++)
            {
                Assert.Equal(again == 0 ? AppendResult.Accepted : AppendResult.Duplicate, Append("x", 5, Now + (i * 1000), Now + 10_000));
            }
        }

        Assert.Equal(10, Get("x").Seconds!.Range(0, long.MaxValue).Count);
    }

    [Fact]
    public void Append_BatchOfSeveralInASecondSentAgain_IsNotCountedTwice()
    {
        for (int again = 0; again < 2; again++)
        {
            for (int i = 0; i < 50; i++)
            {
                Assert.Equal(again == 0 ? AppendResult.Accepted : AppendResult.Duplicate, Append("x", i % 3, Now + (i * 200), Now + 10_000));
            }
        }

        Assert.Equal(50, Get("x").Seconds!.Range(0, long.MaxValue).Count);
    }

    [Fact]
    public void Append_BacklogOfEqualValuesWithinASecond_IsTakenOnce()
    {
        Append("x", 9, Now + 10_000);
        for (int again = 0; again < 2; again++)
        {
            for (int i = 0; i < 25; i++)
            {
                Assert.Equal(again == 0 ? AppendResult.Accepted : AppendResult.Duplicate, Append("x", 1, Now + (i * 200), Now + 11_000));
            }
        }

        Assert.Equal((26, 34.0), (Get("x").Seconds!.Range(0, long.MaxValue).Count, Get("x").Seconds!.Range(0, long.MaxValue).Sum));
    }

    [Fact]
    public void Append_CorrectedWithinABusySecond_IsKnownByItsNewValue()
    {
        Append("x", 1, Now);
        Append("x", 2, Now + 200);
        Append("x", 3, Now + 200);
        Append("x", 4, Now + 400);
        Assert.Equal(AppendResult.Duplicate, Append("x", 3, Now + 200));
        Assert.Equal(3, Get("x").Seconds![Now / 1000].Count);
    }

    [Fact]
    public void Append_LateSample_StandsInItsSecondAndLeavesTheNewestAlone()
    {
        Append("x", 1, Now);
        Append("x", 2, Now + 5000, arrival: Now + 5000);
        Append("x", 3, Now + 2000, arrival: Now + 6000);
        Append("x", 4, Now + 4999, arrival: Now + 6000);
        var series = Get("x");
        Assert.Equal((2.0, Now + 5000, Now + 5000), (series.Value, series.Time, series.Arrival));
        Assert.Equal(3, series.Seconds![(Now / 1000) + 2].Last);
        Assert.Equal(AppendResult.TooOld, Append("x", 5, Now - 3_600_000));
    }

    [Fact]
    public void Append_LateWithinTheNewestSecond_LeavesTheLastAlone()
    {
        Append("x", 1, Now + 900);
        Append("x", 2, Now + 100);
        Assert.Equal(new Fold(1, 2, 3, 2, 1), Get("x").Seconds![Now / 1000]);
    }

    [Fact]
    public void Append_WithoutOwnTime_IsNeverADuplicate()
    {
        key.Start("x"u8);
        store.Append(key, "metrics:test", 1, new SampleContext(Now, Now, false));
        Assert.Equal(AppendResult.Accepted, store.Append(key, "metrics:test", 1, new SampleContext(Now, Now, false)));
        Assert.Equal(2, Get("x").Seconds![Now / 1000].Count);
    }

    [Fact]
    public void Append_ServersClockSetBackAnHour_GoesOnAtOnce()
    {
        for (int i = 0; i < 100; i++)
        {
            Append("x", i, Now + (i * 1000), arrival: Now + (i * 1000));
            AppendDuration("d", 20, Now + (i * 1000));
        }

        const long Back = Now - 3_600_000;
        Assert.Equal(AppendResult.Accepted, Append("x", 500, Back, arrival: Back));
        Assert.Equal(AppendResult.Accepted, AppendDuration("d", 20, Back));
        var series = Get("x");
        Assert.Equal((500.0, Back, Back), (series.Value, series.Time, series.EffectiveArrival));
        Assert.Equal(Back / 1000, series.Seconds!.NewestSecond);
        Assert.Equal((Back, 1L), (Get("d").Durations!.NewestStart, Get("d").Durations!.At(Back)!.Count));
    }

    [Fact]
    public void KeepAges_ClockWasSetBack_WhatArrivedBeforeIsAsOldAsItWas()
    {
        const long By = 3_600_000;
        const long Back = Now - By;
        Append("recent", 1, Now - 4000, arrival: Now - 4000);
        Append("old", 1, Now - By - 60_000, arrival: Now - By - 60_000);
        Append("since", 1, Back - 500, arrival: Back - 500);
        store.KeepAges(Back, By);
        Assert.Equal((Back - 4000, Back - By - 60_000, Back - 500), (Get("recent").Arrival, Get("old").Arrival, Get("since").Arrival));
    }

    [Fact]
    public void IsSilent_SampleFromTheFuture_CountsNoMore()
    {
        Append("x", 1, Now, arrival: Now);
        Assert.False(Get("x").IsSilent(Now - 5000, null));
        Assert.True(Get("x").IsSilent(Now - 5001, null));
    }

    [Fact]
    public void Append_SlowPublisher_IsAsOldAsItsClockSays()
    {
        Append("x", 1, Now - 30_000, arrival: Now);
        Assert.Equal((Now, 30_000L, Now - 30_000), (Get("x").Arrival, Get("x").Lag, Get("x").EffectiveArrival));
    }

    [Fact]
    public void Append_EveryTwentySecondsWithAnOutage_LearnsTheUsualPeriod()
    {
        for (int i = 0; i < 20; i++)
        {
            Append("x", i, Now + (i * 20_000), arrival: Now + (i * 20_000));
        }

        Assert.Equal((20_000, 40_000), (Get("x").UsualPeriod, Get("x").DefaultDeadline));
        Append("x", 1, Now + 40_000_000, arrival: Now + 40_000_000);
        Assert.InRange(Get("x").UsualPeriod, 20_000, 26_001);
        Append("x", 99, Now, arrival: Now + 40_000_000);
        Assert.InRange(Get("x").UsualPeriod, 20_000, 26_001);
    }

    [Fact]
    public void Append_SimulatedThenReal_RemembersWhenItWasSimulated()
    {
        key.Start("x"u8);
        store.Append(key, "metrics:test", 1, new SampleContext(Now, Now, true, Simulated: true));
        Assert.Equal((true, Now), (Get("x").Simulated, Get("x").LastSimulated));
        Append("x", 2, Now + 1000);
        Assert.Equal((false, Now), (Get("x").Simulated, Get("x").LastSimulated));
    }

    [Fact]
    public void AppendDurations_Empty_IsASignOfLife()
    {
        key.Start("d"u8);
        store.AppendDurations(key, "metrics:test", [], [], new SampleContext(Now, Now, true));
        Assert.Equal((Now, SeriesKind.Durations), (Get("d").Arrival, Get("d").Kind));
    }

    [Fact]
    public void AppendHistogram_Counts_LandBelowTheirBoundsAndAboveTheLast()
    {
        key.Start("d"u8);
        store.AppendHistogram(key, "metrics:test", [100, 500, 1000], [40, 9, 2, 1], new SampleContext(Now, Now, true));
        var column = Get("d").Durations!.At(Now)!;
        Assert.Equal(52, column.Count);
        Assert.Equal(40u, column.Normal[DurationBins.IndexOf(99.9)]);
        Assert.Equal(9u, column.Normal[DurationBins.IndexOf(499)]);
        Assert.Equal(2u, column.Normal[DurationBins.IndexOf(999)]);
        Assert.Equal(1u, column.Normal[DurationBins.IndexOf(1000)]);
    }

    private static bool HoldsWhatItShould(SeriesStore store, SeriesSelection selection)
    {
        var expected = store.All.Where(series => selection.Selector.Matches(series.Name, series.Labels.AsSpan())).ToList();
        expected.Sort((x, y) => x.Key.Span.SequenceCompareTo(y.Key.Span));
        return selection.Items.SequenceEqual(expected.ToArray());
    }

    private static SampleContext At(long now) => new(now, now, true);

    private static string[] Names(SeriesSelection selection) => [.. selection.Items.ToArray().Select(series => series.Name)];

    private AppendResult Append(string name, double value, long time, long? arrival = null)
    {
        key.Start(Encoding.UTF8.GetBytes(name));
        return store.Append(key, "metrics:test", value, new SampleContext(arrival ?? Math.Max(time, Now), time, true));
    }

    private AppendResult AppendDuration(string name, double elapsed, long time)
    {
        key.Start(Encoding.UTF8.GetBytes(name));
        return store.AppendDurations(key, "metrics:test", [elapsed], [], At(time));
    }

    private AppendResult Append(SeriesStore into, string name, params (string Name, string Value)[] labels)
    {
        key.Start(Encoding.UTF8.GetBytes(name));
        foreach (var (label, value) in labels)
        {
            key.AddLabel(Encoding.UTF8.GetBytes(label), Encoding.UTF8.GetBytes(value));
        }

        return into.Append(key, "metrics:test", 1, At(Now));
    }

    private SeriesItem Get(string name) => store.All.Single(series => series.Name == name);
}
