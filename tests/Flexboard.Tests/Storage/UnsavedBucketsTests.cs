using Flexboard.Core.Series;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Storage;

public sealed class UnsavedBucketsTests
{
    [Fact]
    public void TryTakeUnsaved_AnySamplesOfTheLastHour_TakesTheirBucketsOnce()
    {
        var ages = Gen.Choose(0, 3590).ListOf(12);
        Prop.ForAll(ages.Zip(Gen.Choose(0, 10_000)).ToArbitrary(), one =>
        {
            using var rig = new HistoryRig();
            rig.Time.Advance(TimeSpan.FromSeconds(one.Item2));
            rig.Publish("a", 1);
            foreach (int age in one.Item1)
            {
                rig.Publish("a", 1, (rig.Now - age) * 1000);
            }

            var expected = one.Item1.Append(0).Select(age => (rig.Now - age) / 10 * 10).ToHashSet();
            var series = rig.Find("a")!;
            var taken = new List<long>();
            while (series.TryTakeUnsaved(out long start))
            {
                taken.Add(start);
            }

            Assert.Equal(expected.Order(), taken.Order());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TakeUnsaved_SeriesThatChangedOftenSinceTheLastTake_IsThereOnce()
    {
        using var rig = new HistoryRig();
        var taken = new List<Series>();
        rig.Publish("a", 1);
        rig.Publish("a", 2);
        rig.Publish("b", 1);
        rig.Store.TakeUnsaved(ref taken);
        Assert.Equal(["a", "b"], taken.Select(series => series.Name));
        rig.Publish("b", 2);
        rig.Store.TakeUnsaved(ref taken);
        Assert.Equal(["b"], taken.Select(series => series.Name));
        rig.Store.TakeUnsaved(ref taken);
        Assert.Empty(taken);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a", "site", "b")]
    [InlineData("예약.완료", "agent", "web-01", "tier", "", "z", "é")]
    public void StartFrom_Canonical_IsTheSameIdentity(string name, params string[] labels)
    {
        var key = new SeriesKey();
        key.Start(HistoryRig.Key(name));
        for (int i = 0; i < labels.Length; i += 2)
        {
            key.AddLabel(HistoryRig.Key(labels[i]), HistoryRig.Key(labels[i + 1]));
        }

        var again = new SeriesKey();
        again.StartFrom(key.Canonical);
        Assert.Equal(key.Canonical.ToArray(), again.Canonical.ToArray());
        Assert.Equal((key.Name, labels.Length / 2), (again.Name, again.LabelCount));
        Assert.Equal(key.Labels, again.Labels);
    }
}
