namespace Flexboard.Feeds.Demo;

/// <summary>One second of the simulated opening.</summary>
/// <param name="Second">Unix seconds.</param>
/// <param name="Opening">T-0 of its opening, Unix seconds.</param>
/// <param name="Requests">Requests a second.</param>
/// <param name="Earlier">Requests a second at the same distance from T-0 of the opening before, which collapsed.</param>
/// <param name="Completed">Reservations completed since this opening's cycle began.</param>
/// <param name="CompletedPerSecond">Reservations completed in this second.</param>
/// <param name="Users">People on the site within the last minutes.</param>
/// <param name="Waiting">People in the waiting room.</param>
/// <param name="LongestWait">Seconds that the one who waits longest has waited.</param>
/// <param name="Stress">0 at rest to 1: how far the servers are beyond what they like.</param>
/// <param name="MedianElapsed">Median elapsed time of requests, ms.</param>
/// <param name="Spread">Standard deviation of the elapsed times' logarithm.</param>
/// <param name="ErrorShare">Part of the requests that fail.</param>
internal readonly record struct ReservationMoment(
    long Second,
    long Opening,
    double Requests,
    double Earlier,
    double Completed,
    double CompletedPerSecond,
    double Users,
    double Waiting,
    double LongestWait,
    double Stress,
    double MedianElapsed,
    double Spread,
    double ErrorShare)
{
    /// <summary>Seconds since T-0; negative before.</summary>
    public long SinceOpening => Second - Opening;

    /// <summary>Mean elapsed time, ms.</summary>
    public double MeanElapsed => MedianElapsed * Math.Exp(Spread * Spread / 2);

    /// <summary>Requests that run at once: so many a second, each for so long.</summary>
    public double Running => Requests * MeanElapsed / 1000;

    /// <summary>
    /// Part of the transactions running now that have run for longer than a time: of those whose whole elapsed time X is
    /// lognormal, E[(X − a)⁺] / E[X].
    /// </summary>
    /// <param name="milliseconds">The time.</param>
    public double ShareRunningLongerThan(double milliseconds)
    {
        double beyond = (Math.Log(MedianElapsed / milliseconds) + (Spread * Spread)) / Spread;
        return Math.Clamp(NormalBelow(beyond) - (milliseconds / MeanElapsed * NormalBelow(beyond - Spread)), 0, 1);
    }

    /// <summary>The normal distribution below a value (Abramowitz and Stegun 26.2.17, to 7.5e-8).</summary>
    private static double NormalBelow(double x)
    {
        double t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        double tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI)
            * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return x >= 0 ? 1 - tail : tail;
    }
}
