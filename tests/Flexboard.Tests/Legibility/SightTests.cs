using Flexboard.Core.Legibility;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Legibility;

public sealed class SightTests
{
    [Theory]
    [InlineData(16, 37.2)]
    [InlineData(20, 46.5)]
    [InlineData(22, 51.2)]
    public void HeightFor_EightMetres_IsThatOfTheStandards(double arcMinutes, double height) =>
        Assert.Equal(height, Sight.HeightFor(arcMinutes, 8000), 0.05);

    /// <summary>AVIXA DISCAS: 3438 times the pitch. A wall of 1.8 m with 1080 lines is looked at from 5.7 m.</summary>
    [Fact]
    public void Farthest_OnePixelIsOneMinute_IsTheAnalyticalLimit()
    {
        Assert.Equal(3438, Sight.Farthest(1, 1), 0.5);
        Assert.Equal(5730, Sight.Farthest(1800.0 / 1080, 1), 1.0);
    }

    [Fact]
    public void ArcMinutes_OfTheHeightForThem_AreTheSame()
    {
        var cases = from tenths in Gen.Choose(1, 60_000) from distance in Gen.Choose(1, 100_000) select (tenths / 10.0, (double)distance);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var (minutes, distance) = one;
            double height = Sight.HeightFor(minutes, distance);
            Assert.Equal(minutes, Sight.ArcMinutes(height, distance), minutes * 1e-9);
            Assert.Equal(distance, Sight.Farthest(height, minutes), distance * 1e-9);
        }).QuickCheckThrowOnFailure();
    }
}
