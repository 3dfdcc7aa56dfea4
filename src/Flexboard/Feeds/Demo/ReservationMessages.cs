using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Flexboard.Feeds.Demo;

/// <summary>Writes the messages of a second of the simulated opening, every one marked as simulated.</summary>
internal sealed class ReservationMessages(ReservationModel model) : IDisposable
{
    /// <summary>Elapsed times in one message: about 12 kB, so that a surge makes more messages, not larger ones.</summary>
    private const int DurationsPerMessage = 2000;

    /// <summary>Whoever waited no longer was satisfied.</summary>
    private const double SatisfiedMilliseconds = 1000;

    private readonly SampleWriter writer = new(simulated: true);
    private readonly List<double> normal = [];
    private readonly List<double> failed = [];

    /// <summary>The samples of a second, one message after the other; each is valid until the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Samples(long second)
    {
        var moment = model.At(second);
        model.Elapsed(moment, normal, failed);
        writer.Start(second * 1000);
        writer.AddCounter("reservation.completed", moment.Completed);
        writer.Add("reservation.completed.usual", model.UsualReservations(moment), null);
        writer.Add("reservation.received", model.Received(moment), "1/s");
        writer.Add("reservation.requests", moment.Requests, "1/s");
        writer.Add("reservation.requests.earlier", moment.Earlier, "1/s");
        writer.Add("reservation.users", moment.Users, null);
        writer.Add("reservation.waiting", moment.Waiting, null);
        writer.Add("reservation.longest-wait", moment.LongestWait, "s");
        writer.Add("reservation.opening", moment.Opening * 1000, null);
        writer.Add("reservation.db.connections", model.DatabaseConnections(moment), null);
        var cpu = model.TierCpu(moment);
        for (int i = 0; i < cpu.Length; i++)
        {
            writer.Add("reservation.tier.cpu", cpu[i], "%", ("tier", ReservationNames.Tiers[i]));
        }

        var calls = model.Calls(moment);
        for (int i = 0; i < calls.Length; i++)
        {
            writer.Add("reservation.calls", calls[i], "1/s", ("link", ReservationNames.Links[i]));
        }

        AddResponses();
        for (int i = 0; i < ReservationNames.Providers.Count; i++)
        {
            var (light, elapsed) = model.SignIn(moment, i);
            writer.Add("reservation.signin", light, null, ("provider", ReservationNames.Providers[i]));
            writer.Add("reservation.signin.elapsed", elapsed, "ms", ("provider", ReservationNames.Providers[i]));
        }

        yield return writer.Finish();

        writer.Start(second * 1000);
        for (int agent = 0; agent < ReservationNames.Agents; agent++)
        {
            string name = ReservationNames.Agent(agent);
            var (fast, slow, stuck) = model.Active(moment, agent);
            writer.Add("reservation.active", fast, null, ("agent", name), ("tier", "fast"));
            writer.Add("reservation.active", slow, null, ("agent", name), ("tier", "slow"));
            writer.Add("reservation.active", stuck, null, ("agent", name), ("tier", "stuck"));
        }

        yield return writer.Finish();

        for (int first = 0; first == 0 || first < normal.Count; first += DurationsPerMessage)
        {
            writer.Start(second * 1000);
            writer.AddDurations(
                "reservation.elapsed",
                CollectionsMarshal.AsSpan(normal)[first..Math.Min(normal.Count, first + DurationsPerMessage)],
                first == 0 ? CollectionsMarshal.AsSpan(failed) : default);
            yield return writer.Finish();
        }
    }

    /// <summary>What is reported in a second.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Events(long second)
    {
        var moment = model.At(second);
        foreach (var one in ReservationEvents.Of(moment, model.At(second - 1)))
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"reservation-{moment.Opening}-{one.Key}"));
                json.WriteString("severity", one.Severity);
                json.WriteString("state", one.Open ? "open" : "resolved");
                json.WriteString("title", one.Title);
                json.WriteString("text", one.Text);
                json.WriteString("source", one.Source);
                json.WriteNumber("time", second * 1000);
                json.WriteBoolean("simulated", true);
                json.WriteEndObject();
            }

            yield return buffer.WrittenMemory;
        }
    }

    /// <summary>Responses of the second by Apdex class, T = <see cref="SatisfiedMilliseconds"/>.</summary>
    private void AddResponses()
    {
        int satisfied = normal.Count(elapsed => elapsed <= SatisfiedMilliseconds);
        int tolerating = normal.Count(elapsed => elapsed <= 4 * SatisfiedMilliseconds) - satisfied;
        int frustrated = normal.Count - satisfied - tolerating;
        foreach (var (name, count) in new[] { ("satisfied", satisfied), ("tolerating", tolerating), ("frustrated", frustrated), ("error", failed.Count) })
        {
            writer.Add("reservation.responses", count, "1/s", ("class", name));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}
