using Flexboard.Core.Series;

namespace Flexboard.Tests.SeriesTests;

public sealed class DurationBinsTests
{
    public static TheoryData<int> Scales => [.. DurationBins.Scales.ToArray()];

    [Theory]
    [MemberData(nameof(Scales))]
    public void Row_EveryBin_LiesInExactlyOneRowOfTheScale(int scale)
    {
        double height = scale * 1000.0 / DurationBins.Rows;
        for (int bin = 0; bin < DurationBins.Count; bin++)
        {
            int row = DurationBins.Row(bin, scale);
            Assert.InRange(row, 0, DurationBins.Rows - 1);
            Assert.True(DurationBins.LowerBound(bin) >= row * height, $"bin {bin}");
            Assert.True(row == DurationBins.Rows - 1 || DurationBins.UpperBound(bin) <= (row + 1) * height, $"bin {bin}");
        }
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void Row_EveryRowOfTheScale_HasABin(int scale) =>
        Assert.Equal(
            Enumerable.Range(0, DurationBins.Rows),
            Enumerable.Range(0, DurationBins.Count).Select(bin => DurationBins.Row(bin, scale)).Distinct());

    [Fact]
    public void IndexOf_EveryEdgeAndItsNeighbours_LiesBetweenItsBounds()
    {
        for (int bin = 0; bin < DurationBins.Count; bin++)
        {
            double lower = DurationBins.LowerBound(bin);
            Assert.Equal(bin, DurationBins.IndexOf(lower));
            Assert.Equal(bin, DurationBins.IndexOf(Math.BitIncrement(lower)));
            Assert.Equal(bin + 1 == DurationBins.Count ? lower : DurationBins.LowerBound(bin + 1), bin + 1 == DurationBins.Count ? lower : DurationBins.UpperBound(bin));
            if (bin > 0)
            {
                Assert.Equal(bin - 1, DurationBins.IndexOf(Math.BitDecrement(lower)));
                Assert.Equal(bin - 1, DurationBins.IndexOfBound(lower));
            }
        }

        Assert.Equal(DurationBins.Count - 1, DurationBins.IndexOf(1e10));
        Assert.Equal(0, DurationBins.IndexOfBound(0));
        Assert.True(double.IsPositiveInfinity(DurationBins.UpperBound(DurationBins.Count - 1)));
    }
}
