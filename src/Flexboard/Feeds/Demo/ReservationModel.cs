namespace Flexboard.Feeds.Demo;

/// <summary>
/// The simulated opening: quiet for two minutes, T-0, ten times the requests within seconds, a waiting room that fills
/// and drains, recovery; then again. All figures follow from the seed and the second alone. People arrive, the servers
/// carry so many a second, the rest wait: queue, waiting time, elapsed times and processor time follow from that.
/// </summary>
internal sealed class ReservationModel(ulong seed = 2021)
{
    /// <summary>Seconds from one opening's beginning to the next one's.</summary>
    public const int Cycle = 720;

    /// <summary>Seconds of a cycle before T-0.</summary>
    public const int Quiet = 120;

    /// <summary>Seconds after T-0 at which more servers are there.</summary>
    public const int ServersAdded = 240;

    private const double UsualArrivals = 30;
    private const double SurgeArrivals = 1150;
    private const double SurgeDecay = 140;

    private readonly Chance chance = new(seed);
    private readonly Lock gate = new();
    private ReservationMoment[] moments = [];

    /// <summary>The state in a second.</summary>
    /// <param name="second">Unix seconds.</param>
    public ReservationMoment At(long second)
    {
        lock (gate)
        {
            if (moments.Length == 0 || moments[0].Second > second || moments[^1].Second < second)
            {
                moments = Simulate(second - (second % Cycle));
            }

            return moments[(int)(second - moments[0].Second)];
        }
    }

    /// <summary>Elapsed times, in whole ms, of the requests that ended in a second.</summary>
    /// <param name="moment">That second.</param>
    /// <param name="normal">Filled with those that did not fail.</param>
    /// <param name="failed">Filled with those that failed: somewhere on their way, or given up after half a minute.</param>
    public void Elapsed(in ReservationMoment moment, List<double> normal, List<double> failed)
    {
        normal.Clear();
        failed.Clear();
        int count = (int)moment.Requests;
        for (int i = 0; i < count; i++)
        {
            double elapsed = Math.Round(moment.MedianElapsed * Math.Exp(moment.Spread * chance.Normal(moment.Second, 1, i)));
            if (elapsed >= 30_000)
            {
                failed.Add(30_000 + Math.Round(40 * chance.Unit(moment.Second, 2, i)));
            }
            else if (chance.Unit(moment.Second, 3, i) < moment.ErrorShare)
            {
                failed.Add(Math.Max(3, Math.Round(elapsed * (0.25 + (1.5 * chance.Unit(moment.Second, 4, i))))));
            }
            else
            {
                normal.Add(elapsed);
            }
        }
    }

    /// <summary>Transactions running on an agent in the tiers under 3 s, 3 to 8 s, 8 s and more.</summary>
    /// <param name="moment">When.</param>
    /// <param name="agent">0 to <see cref="ReservationNames.Agents"/> − 1.</param>
    public (double Fast, double Slow, double Stuck) Active(in ReservationMoment moment, int agent)
    {
        long opening = moment.Opening;
        double share = chance.Around(0.18, opening, 10, agent) * chance.Around(0.12, moment.Second, 11, agent);
        // One server of the farm has a bad day in each opening.
        bool bad = agent == (int)(chance.Unit(opening, 12) * ReservationNames.Agents);
        double all = moment.Running / ReservationNames.Agents * share * (bad ? 1 + moment.Stress : 1);
        double stuck = moment.ShareRunningLongerThan(8000);
        double slow = moment.ShareRunningLongerThan(3000) - stuck;
        stuck *= bad ? 1.6 : 1;
        // Whole transactions: what is less than one is there some of the time.
        return (
            Whole(all * Math.Max(0, 1 - slow - stuck), moment.Second, 13, agent),
            Whole(all * slow, moment.Second, 14, agent),
            Whole(all * stuck, moment.Second, 15, agent));
    }

    /// <summary>A sign-in provider's state (0 smooth to 3 unavailable) and elapsed time in ms.</summary>
    /// <param name="moment">When.</param>
    /// <param name="provider">Index into <see cref="ReservationNames.Providers"/>.</param>
    public (int Light, double Elapsed) SignIn(in ReservationMoment moment, int provider)
    {
        long since = moment.SinceOpening;
        double noise = chance.Around(0.12, moment.Second, 20, provider);
        if (provider == ReservationNames.FailingProvider)
        {
            int light = since switch
            {
                < 18 => 0,
                < 30 => 1,
                < 62 => 2,
                < 150 => 3,
                < 215 => 2,
                < 270 => 1,
                _ => 0,
            };
            return (light, Math.Round(noise * light switch { 0 => 240 + (300 * moment.Stress), 1 => 1900, 2 => 5200, _ => 14_500 }));
        }

        double elapsed = (160 + (60 * provider) + (1500 * moment.Stress * chance.Around(0.5, moment.Opening, 21, provider))) * noise;
        return (elapsed > 1500 ? 1 : 0, Math.Round(elapsed));
    }

    /// <summary>Processor time of the web, app and database servers, in per cent.</summary>
    public double[] TierCpu(in ReservationMoment moment)
    {
        double load = Math.Clamp(moment.Requests / 3800, 0, 1.05);
        double work = Math.Clamp(moment.CompletedPerSecond / 400, 0, 1.05);
        double relief = moment.SinceOpening > ServersAdded ? 0.72 : 1;
        return
        [
            Percent(12 + (60 * load * relief), moment.Second, 30),
            Percent(15 + (58 * load * relief) + (18 * moment.Stress), moment.Second, 31),
            Percent(10 + (66 * work) + (16 * moment.Stress), moment.Second, 32),
        ];
    }

    /// <summary>Requests that arrived in a second: those that were answered, and those by which more run now than before.</summary>
    public double Received(in ReservationMoment moment) =>
        Math.Round(Math.Max(0, moment.Requests + moment.Running - At(moment.Second - 1).Running));

    /// <summary>
    /// Calls a second from the queue to the web servers, from there to the application, and to the database. Who only asks
    /// how long the wait will be is answered by the web servers; a reservation takes more statements than a look does.
    /// </summary>
    public double[] Calls(in ReservationMoment moment)
    {
        double web = Received(moment);
        double app = Math.Round(Math.Max(0, web - (moment.Waiting / 60)));
        return [web, app, Math.Round(((1.2 * app) + (6 * moment.CompletedPerSecond)) * chance.Around(0.02, moment.Second, 34))];
    }

    /// <summary>Reservations of a usual opening: a tenth of what this one has to bear.</summary>
    public double UsualReservations(in ReservationMoment moment) => Math.Round(165 * chance.Around(0.02, moment.Opening, 46)) * 100;

    /// <summary>Connections to the database, of 400.</summary>
    public double DatabaseConnections(in ReservationMoment moment) =>
        Math.Round(Math.Min(400, (48 + (0.33 * moment.CompletedPerSecond) + (260 * moment.Stress)) * chance.Around(0.03, moment.Second, 33)));

    private ReservationMoment[] Simulate(long start)
    {
        long opening = start + Quiet;
        double surge = SurgeArrivals * chance.Around(0.04, opening, 40);
        double waiting = 0;
        double completed = 0;
        double stress = 0;
        var all = new ReservationMoment[Cycle];
        for (int i = 0; i < Cycle; i++)
        {
            long second = start + i;
            int since = i - Quiet;
            double arrivals = (UsualArrivals + (surge * Surge(since))) * chance.Around(0.04, second, 41);
            double carries = (since > ServersAdded ? 400 : 290) * (1 - (0.12 * stress));
            double done = Math.Round(Math.Min(arrivals + waiting, carries * chance.Around(0.03, second, 42)));
            waiting = Math.Max(0, waiting + arrivals - done);
            completed += done;
            // Who waits asks once a minute how long it will be.
            double requests = Math.Round(((290 + (3 * arrivals) + (waiting / 60)) * chance.Around(0.02, second, 43)));
            double wanted = Math.Clamp((requests - 700) / 2600, 0, 1) * (since > ServersAdded ? 0.45 : 1);
            stress += 0.09 * (wanted - stress);
            double wait = done > 0 ? waiting / done : 0;
            double gathered = since < 0 ? Math.Pow((double)i / Quiet, 2) : Math.Exp(-since / 190.0);
            all[i] = new ReservationMoment(
                second,
                opening,
                requests,
                EarlierRequests(since, second),
                completed,
                done,
                Math.Round((8200 + (30_000 * gathered * FadeOut(since)) + (1.1 * waiting) + (18 * done)) * chance.Around(0.004, second, 44)),
                Math.Round(waiting),
                Math.Round(wait),
                stress,
                82 * Math.Exp(3.2 * stress),
                0.45 + (0.35 * stress),
                0.00004 + (0.0004 * stress * stress));
        }

        return all;
    }

    /// <summary>The opening before: seven times the usual, then two minutes in which the site was as good as gone.</summary>
    private double EarlierRequests(int since, long second)
    {
        double collapse = since switch
        {
            < 45 => 1,
            < 60 => 1 - ((since - 45) / 15.0 * 0.86),
            < 165 => 0.14,
            < 225 => 0.14 + ((since - 165) / 60.0 * 0.86),
            _ => 1,
        };
        return Math.Round((340 + (1900 * Surge(since) * 1.15)) * collapse * chance.Around(0.03, second, 45));
    }

    /// <summary>The surge's shape: there within five seconds of T-0, then fading away.</summary>
    private static double Surge(int since) =>
        since < 0 ? 0 : Math.Min(1, (since + 1) / 5.0) * Math.Exp(-since / SurgeDecay) * FadeOut(since);

    /// <summary>The last minute of a cycle ends where the next one begins.</summary>
    private static double FadeOut(int since) => Math.Clamp((Cycle - Quiet - since) / 60.0, 0, 1);

    private double Whole(double value, long second, int what, int which) =>
        Math.Floor(value + chance.Unit(second, what, which));

    private double Percent(double value, long second, int what) =>
        Math.Round(Math.Clamp(value * chance.Around(0.05, second, what), 0, 99.5), 1);
}
