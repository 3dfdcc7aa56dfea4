using Flexboard.Geometry;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Geometry;

public class BoardFitTests
{
    private sealed record Case(string Name, double[] Board, double[] Window, double Scale, double Left, double Top);

    private static readonly Arbitrary<int> Side = Gen.Choose(1, 10_000).ToArbitrary();

    public static TheoryData<string> Names => [.. Golden.Read<Case[]>("board-fit.json").Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_GoldenCase_SameAsInTheBrowser(string name)
    {
        var c = Golden.Read<Case[]>("board-fit.json").Single(c => c.Name == name);
        Assert.Equal(new BoardFit(c.Scale, c.Left, c.Top), BoardFit.Of(c.Board[0], c.Board[1], c.Window[0], c.Window[1]));
    }

    [Fact]
    public void Of_AnySizes_WholeBoardInsideTouchingTwoEdges() =>
        Prop.ForAll(Side, Side, (w, h) => Prop.ForAll(Side, Side, (windowWidth, windowHeight) =>
        {
            var fit = BoardFit.Of(w, h, windowWidth, windowHeight);
            var right = windowWidth - fit.Left - w * fit.Scale;
            var bottom = windowHeight - fit.Top - h * fit.Scale;
            return fit.Left >= -1e-6 && fit.Top >= -1e-6
                && Math.Abs(fit.Left - right) < 1e-6 && Math.Abs(fit.Top - bottom) < 1e-6
                && Math.Min(fit.Left, fit.Top) < 1e-6;
        })).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1.0, 1)] // by plain difference 9:16 would win
    [InlineData(2.4, 2)]
    [InlineData(0.5, 0)]
    public void NearestRatio_SomeWindow_TakesTheLeastWasteful(double window, int expected) =>
        Assert.Equal(expected, BoardFit.NearestRatio([9.0 / 16, 3.0 / 2, 21.0 / 9], window));

    [Fact]
    public void NearestRatio_WindowAndRatiosTurnedOver_SameChoice() =>
        Prop.ForAll(Side, Side, (w, h) =>
        {
            double[] ratios = [0.45, 1.4, 2.5];
            double[] turned = [.. ratios.Select(r => 1 / r)];
            var windowRatio = (double)w / h;
            var chosen = BoardFit.NearestRatio(ratios, windowRatio);
            var chosenTurned = BoardFit.NearestRatio(turned, 1 / windowRatio);
            return Math.Abs(Off(ratios[chosen], windowRatio) - Off(ratios[chosenTurned], windowRatio)) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void NearestRatio_NoRatio_Throws() =>
        Assert.Throws<ArgumentException>(() => BoardFit.NearestRatio([], 1));

    private static double Off(double ratio, double window) => Math.Abs(Math.Log(ratio / window));
}
