using System.Collections.Immutable;
using Flexboard.Core.Geometry;
using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility.Checks;

public sealed class LitAreaTests
{
    [Theory]
    [InlineData(100, 100, 0)]
    [InlineData(900, 100, 20)]
    [InlineData(1010, 100, 10)]
    [InlineData(-30, 100, 30)]
    [InlineData(1900, 950, 50)]
    public void Unlit_Box_IsAsWideAsWhatNoOutputLights(double x, double y, double expected) =>
        Assert.Equal(expected, new LitArea([new(0, 0, 1000, 1000), new(1020, 0, 1000, 1000)]).Unlit(new(x, y, 120, 100)), 9);

    [Fact]
    public void Unlit_WithoutOutputs_IsAllOfIt() => Assert.Equal(30, new LitArea([]).Unlit(new(5, 5, 40, 30)));

    /// <summary>Of outputs and boxes at random it agrees with looking at each millimetre.</summary>
    [Fact]
    public void Unlit_AnyOutputs_IsFoundIfAndOnlyIfAMillimetreIsDark()
    {
        var random = new Random(5);
        for (int turn = 0; turn < 200; turn++)
        {
            Box Any(int most) => new(random.Next(60), random.Next(40), random.Next(1, most), random.Next(1, most));
            ImmutableArray<Box> outputs = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(60))];
            var box = Any(20);
            bool isDark = Enumerable.Range(0, (int)(box.Width * box.Height)).Select(i => (X: box.X + (i % (int)box.Width) + 0.5, Y: box.Y + (i / (int)box.Width) + 0.5))
                .Any(at => !outputs.Any(one => at.X > one.X && at.X < one.Right && at.Y > one.Y && at.Y < one.Bottom));
            Assert.Equal(isDark, new LitArea(outputs).Unlit(box) > 0);
        }
    }
}
