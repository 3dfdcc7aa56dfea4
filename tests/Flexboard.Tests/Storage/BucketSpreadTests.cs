using System.Numerics;
using Flexboard.Core.Series;
using Flexboard.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Storage;

public sealed class BucketSpreadTests
{
    /// <summary>Samples in the seconds of one bucket, as they come live.</summary>
    private static readonly Gen<(int Second, double Value)[]> Buckets =
        from count in Gen.Choose(1, 40)
        from seconds in Gen.Choose(0, 9).ArrayOf(count)
        from values in Gen.Choose(-100_000, 100_000).Select(value => value / 8.0).ArrayOf(count)
        select seconds.Order().Zip(values).ToArray();

    [Fact]
    public void Spread_AnyBucket_KeepsSumCountSmallestLargestNewestAndSeconds()
    {
        Prop.ForAll(Buckets.ToArbitrary(), samples =>
        {
            var bucket = samples.Aggregate(Fold.None, (fold, sample) => fold.Then(Fold.Of(sample.Value)));
            int seconds = samples.Aggregate(0, (bits, sample) => bits | (1 << sample.Second));
            var spread = new Fold[10];
            BucketSpread.Spread(seconds, bucket, spread);
            var all = spread.Aggregate(Fold.None, (sum, fold) => sum.Then(fold));
            int filled = Enumerable.Range(0, 10).Aggregate(0, (bits, i) => bits | (spread[i].Count > 0 ? 1 << i : 0));

            Assert.Equal(seconds, filled);
            Assert.Equal(bucket.Count, all.Count);
            Assert.Equal(bucket.Minimum, all.Minimum);
            Assert.Equal(bucket.Maximum, all.Maximum);
            Assert.Equal(bucket.Last, all.Last);
            Assert.Equal(bucket.Sum, all.Sum, 1e-6);
            Assert.All(spread.Where(fold => fold.Count == 1), fold => Assert.Equal(fold.Last, fold.Sum));
            Assert.True(spread.Max(fold => fold.Count) - spread.Where(fold => fold.Count > 0).Min(fold => fold.Count) <= 1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Spread_SteadyValue_IsThatValueInEverySecond()
    {
        var bucket = Enumerable.Repeat(0.1, 10).Aggregate(Fold.None, (fold, value) => fold.Then(Fold.Of(value)));
        var spread = new Fold[10];
        BucketSpread.Spread(0x3ff, bucket, spread);
        Assert.All(spread, fold => Assert.Equal(Fold.Of(0.1), fold));
    }

    [Theory]
    [InlineData(1, 0b0000000001)]
    [InlineData(2, 0b0000100001)]
    [InlineData(500, 0b1111111111)]
    public void Spread_UnknownSeconds_IsEven(long count, int expected)
    {
        var spread = new Fold[10];
        BucketSpread.Spread(0, new Fold(1, 1, count, count, 1), spread);
        Assert.Equal(expected, Enumerable.Range(0, 10).Aggregate(0, (bits, i) => bits | (spread[i].Count > 0 ? 1 << i : 0)));
        Assert.Equal(count, spread.Sum(fold => fold.Count));
    }

    [Fact]
    public void Spread_CorrectedSample_KeepsSumCountAndNewest()
    {
        // Two samples, one of them corrected from 9 to 5: smallest, largest and newest cannot all be among two.
        var spread = new Fold[10];
        BucketSpread.Spread(0b11, new Fold(1, 9, 6, 2, 5), spread);
        Assert.Equal((6, 2, 5), (spread.Sum(fold => fold.Sum), spread.Sum(fold => fold.Count), spread[1].Last));
    }

    [Fact]
    public void Spread_Nothing_IsNothing()
    {
        var spread = new Fold[10];
        BucketSpread.Spread(0, Fold.None, spread);
        Assert.All(spread, fold => Assert.Equal(0, fold.Count));
    }
}
