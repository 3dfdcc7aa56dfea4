using System.Globalization;

namespace Flexboard.Feeds.Demo;

/// <summary>Something that the simulated opening reports.</summary>
/// <param name="Key">The same key of the same opening updates the event.</param>
/// <param name="At">Seconds since T-0.</param>
/// <param name="Severity">As published.</param>
/// <param name="Open">False once it is over.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">More words.</param>
/// <param name="Source">Who says so.</param>
internal sealed record ReservationEvent(string Key, long At, string Severity, bool Open, string Title, string Text, string Source);

/// <summary>What happens in each opening, as the people in the rooms are told it.</summary>
internal static class ReservationEvents
{
    private static readonly ReservationEvent[] All =
    [
        new("opening", -100, "info", true, "Opening in less than two minutes", "All rooms are staffed. Goal: ten times the usual reservations.", "situation room"),
        new("opening", 0, "info", false, "Reservations are open", "T-0", "situation room"),
        new("surge", 6, "warning", true, "Requests at ten times the usual", "All web servers take part.", "load balancer"),
        new("room", 12, "warning", true, "Waiting room is filling", "More people arrive than can be served.", "waiting room"),
        new("signin", 18, "warning", true, "Sign-in by carrier app is slow", "Elapsed time above 2 s.", "sign-in"),
        new("signin", 30, "critical", true, "Sign-in by carrier app is congested", "Elapsed time above 5 s. People are asked to use another way.", "sign-in"),
        new("elapsed", 36, "warning", true, "Half of all requests take longer than 1 s", "The application servers wait for the database.", "web-01 … web-64"),
        new("signin", 62, "critical", true, "Sign-in by carrier app is unavailable", "Taken off the page. The carrier has been called.", "sign-in"),
        new("connections", 75, "warning", true, "Database connections near their limit", "Of 400.", "db-01"),
        new("signin", 150, "warning", true, "Sign-in by carrier app answers again", "Back on the page for a part of the people.", "sign-in"),
        new("servers", ReservationModel.ServersAdded, "info", false, "Sixteen application servers added", "Capacity is 400 reservations a second.", "operations"),
        new("surge", 255, "info", false, "Requests are falling", "", "load balancer"),
        new("signin", 270, "info", false, "Sign-in by carrier app is back to normal", "", "sign-in"),
        new("connections", 285, "info", false, "Database connections have room again", "", "db-01"),
        new("elapsed", 300, "info", false, "Elapsed times are back under 1 s", "", "web-01 … web-64"),
    ];

    /// <summary>What is reported in a second.</summary>
    /// <param name="now">That second.</param>
    /// <param name="before">The second before: some things are over when a figure says so.</param>
    public static IEnumerable<ReservationEvent> Of(ReservationMoment now, ReservationMoment before)
    {
        foreach (var one in All)
        {
            if (one.At == now.SinceOpening)
            {
                yield return one;
            }
        }

        if (now.Waiting == 0 && before.Waiting > 0 && now.SinceOpening > ReservationModel.ServersAdded)
        {
            string served = now.Completed.ToString("N0", CultureInfo.InvariantCulture);
            yield return new("room", now.SinceOpening, "info", false, "Waiting room is empty", $"{served} reservations since the opening.", "waiting room");
        }
    }
}
