namespace Flexboard.Core.Geometry.Slicing;

/// <summary>A length shared out.</summary>
internal static class Shares
{
    /// <summary>In proportion to demands, none below its least; where there is not enough for that, in proportion to the least.</summary>
    public static double[] Of(double length, double[] demands, double[] least)
    {
        double needed = least.Sum();
        if (needed >= length)
        {
            return [.. least.Select(one => one / needed * length)];
        }

        double[] shares = new double[demands.Length];
        bool[] isFixed = new bool[demands.Length];
        for (bool isSettled = false; !isSettled;)
        {
            isSettled = true;
            double left = length;
            double demand = 0;
            for (int i = 0; i < shares.Length; i++)
            {
                (left, demand) = isFixed[i] ? (left - least[i], demand) : (left, demand + demands[i]);
            }

            for (int i = 0; i < shares.Length; i++)
            {
                shares[i] = isFixed[i] ? least[i] : demands[i] / demand * left;
            }

            for (int i = 0; i < shares.Length; i++)
            {
                if (!isFixed[i] && shares[i] < least[i])
                {
                    isFixed[i] = true;
                    isSettled = false;
                }
            }
        }

        return shares;
    }
}
