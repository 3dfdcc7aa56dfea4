namespace Flexboard.Geometry;

/// <summary>How a board of fixed units lies in a window: as large as it can be, whole, undistorted, centred.</summary>
/// <param name="Scale">Pixels for each board unit.</param>
/// <param name="Left">Pixels from the window's left edge to the board's.</param>
/// <param name="Top">Pixels from the window's top edge to the board's.</param>
public readonly record struct BoardFit(double Scale, double Left, double Top)
{
    /// <summary>Fits a board (units) into a window (pixels). The same sum is in wwwroot/js/fit.js.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A board side is not positive, or a window side is negative.</exception>
    public static BoardFit Of(double boardWidth, double boardHeight, double windowWidth, double windowHeight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(boardWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(boardHeight);
        ArgumentOutOfRangeException.ThrowIfNegative(windowWidth);
        ArgumentOutOfRangeException.ThrowIfNegative(windowHeight);

        var scale = Math.Min(windowWidth / boardWidth, windowHeight / boardHeight);
        return new BoardFit(scale, (windowWidth - boardWidth * scale) / 2, (windowHeight - boardHeight * scale) / 2);
    }

    /// <summary>The index of the ratio (width / height) nearest to the window's; the first one of equals.</summary>
    /// <remarks>
    /// Distance is |log(ratio / window)|, so that twice as wide and half as wide are equally far. By plain difference
    /// a window of 1:1 would take 9:16 (0.44 off) over 3:2 (0.5 off), although 3:2 wastes less of it.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no ratio to choose from.</exception>
    public static int NearestRatio(ReadOnlySpan<double> ratios, double windowRatio)
    {
        if (ratios.IsEmpty)
            throw new ArgumentException("A board has at least one arrangement.", nameof(ratios));

        var nearest = 0;
        for (var i = 1; i < ratios.Length; i++)
        {
            if (Distance(ratios[i]) < Distance(ratios[nearest]))
                nearest = i;
        }

        return nearest;

        double Distance(double ratio) => Math.Abs(Math.Log(ratio / windowRatio));
    }
}
