using System.Text.Json;
using Flexboard.Feeds.Demo;

namespace Flexboard.Tests.Feeds;

public sealed class ReservationModelTests
{
    private const long Start = 1_764_000_000 / ReservationModel.Cycle * ReservationModel.Cycle;
    private readonly ReservationModel model = new();

    private List<ReservationMoment> Opening => [.. Enumerable.Range(0, ReservationModel.Cycle).Select(i => model.At(Start + i))];

    [Fact]
    public void At_SameSecond_IsTheSameWhicheverWayItWasComeTo()
    {
        var other = new ReservationModel();
        other.At(Start + 5000);
        Assert.Equal(model.At(Start + 200), other.At(Start + 200));
        Assert.NotEqual(model.At(Start + 200).Requests, new ReservationModel(7).At(Start + 200).Requests);
    }

    [Fact]
    public void At_OverAnOpening_RequestsSurgeToTenTimes()
    {
        double quiet = Opening.Take(ReservationModel.Quiet).Average(moment => moment.Requests);
        var peak = Opening.MaxBy(moment => moment.Requests);
        Assert.InRange(peak.Requests / quiet, 9, 11.5);
        Assert.InRange(peak.SinceOpening, 3, 40);
    }

    [Fact]
    public void At_OverAnOpening_WaitingRoomFillsAfterTheOpeningAndDrains()
    {
        Assert.All(Opening.Take(ReservationModel.Quiet), moment => Assert.Equal(0, moment.Waiting));
        var fullest = Opening.MaxBy(moment => moment.Waiting);
        Assert.InRange(fullest.SinceOpening, 120, 300);
        Assert.InRange(fullest.Waiting, 30_000, 120_000);
        Assert.All(Opening.TakeLast(45), moment => Assert.Equal(0, moment.Waiting));
        Assert.True(Opening.Max(moment => moment.LongestWait) > 100);
    }

    [Fact]
    public void At_OverAnOpening_ElapsedTimesBlowUpAndRecover()
    {
        Assert.True(Opening[100].MedianElapsed < 120);
        Assert.InRange(Opening.Max(moment => moment.MedianElapsed), 1500, 4000);
        Assert.True(Opening[^1].MedianElapsed < 200);
        Assert.True(Opening[100].ShareRunningLongerThan(8000) < 1e-6);
        Assert.InRange(Opening.Max(moment => moment.ShareRunningLongerThan(8000)), 0.01, 0.3);
    }

    [Fact]
    public void At_WhereOpeningsMeet_NothingJumps()
    {
        var (last, next) = (model.At(Start - 1), model.At(Start));
        Assert.InRange(next.Requests / last.Requests, 0.8, 1.25);
        Assert.InRange(next.Users / last.Users, 0.8, 1.25);
        Assert.InRange(next.Earlier / last.Earlier, 0.8, 1.25);
    }

    [Fact]
    public void Completed_WithinAnOpening_NeverFalls() =>
        Assert.All(Opening.Zip(Opening.Skip(1)), pair => Assert.True(pair.Second.Completed >= pair.First.Completed));

    [Fact]
    public void SignIn_OfOneProvider_DegradesAfterTheOpeningAndComesBack()
    {
        var lights = Opening.Select(moment => model.SignIn(moment, ReservationNames.FailingProvider).Light).ToList();
        Assert.All(lights.Take(ReservationModel.Quiet), light => Assert.Equal(0, light));
        Assert.Equal([0, 1, 2, 3, 2, 1, 0], lights.Aggregate(new List<int>(), (all, one) => all is [.., var last] && last == one ? all : [.. all, one]));
        Assert.All(
            Enumerable.Range(0, ReservationNames.Providers.Count).Where(i => i != ReservationNames.FailingProvider),
            i => Assert.True(Opening.Max(moment => model.SignIn(moment, i).Light) <= 1));
    }

    [Fact]
    public void Elapsed_InTheSurge_IsThousandsASecondAndSomeFail()
    {
        var (normal, failed) = (new List<double>(), new List<double>());
        var peak = Opening.MaxBy(moment => moment.Stress);
        model.Elapsed(peak, normal, failed);
        Assert.InRange(normal.Count + failed.Count, 1500, 4500);
        Assert.InRange(failed.Count / (double)normal.Count, 0.0001, 0.005);
        double median = normal.Order().ElementAt(normal.Count / 2);
        Assert.InRange(median / peak.MedianElapsed, 0.85, 1.15);
    }

    [Fact]
    public void Active_OfAllAgents_IsWhatTheLoadAsksFor()
    {
        var (quiet, peak) = (Opening[60], Opening.MaxBy(moment => moment.Stress));
        Assert.InRange(All(quiet), 10, 150);
        Assert.InRange(All(peak) / (peak.Requests * peak.MeanElapsed / 1000), 0.8, 1.3);
        Assert.True(Enumerable.Range(0, ReservationNames.Agents).Max(agent => model.Active(peak, agent).Stuck) > 2);

        double All(ReservationMoment moment) => Enumerable.Range(0, ReservationNames.Agents)
            .Select(agent => model.Active(moment, agent)).Sum(active => active.Fast + active.Slow + active.Stuck);
    }

    [Fact]
    public void Received_OverAnOpening_IsWhatIsAnsweredAndWhatRunsMore()
    {
        double received = Opening.Sum(moment => model.Received(moment));
        double more = Opening[^1].Running - model.At(Start - 1).Running;
        Assert.InRange(received - Opening.Sum(moment => moment.Requests) - more, -ReservationModel.Cycle, ReservationModel.Cycle);
        Assert.True(Opening.Skip(ReservationModel.Quiet).Take(60).Average(moment => model.Received(moment) - moment.Requests) > 20);
    }

    [Fact]
    public void Calls_WhileManyWait_DoNotReachTheApplicationForEachWhoAsksHowLong()
    {
        var fullest = Opening.MaxBy(moment => moment.Waiting);
        var calls = model.Calls(fullest);
        Assert.Equal(model.Received(fullest), calls[0]);
        Assert.InRange(calls[0] - calls[1], 500, 2500);
        Assert.All(Opening, moment => Assert.All(model.Calls(moment), call => Assert.True(call > 0)));
    }

    [Fact]
    public void Reservations_OverAnOpening_ReachTenTimesTheUsual() =>
        Assert.InRange(Opening[^1].Completed / model.UsualReservations(Opening[0]), 10, 12);

    [Fact]
    public void Samples_OfASecond_TellEachResponseInOneClass()
    {
        using var messages = new ReservationMessages(model);
        var peak = Opening.MaxBy(moment => moment.Stress);
        var byClass = new Dictionary<string, double>();
        foreach (var message in messages.Samples(peak.Second))
        {
            using var json = JsonDocument.Parse(message);
            foreach (var one in json.RootElement.EnumerateArray().Where(one => one.GetProperty("name").GetString() == "reservation.responses"))
            {
                byClass.Add(one.GetProperty("labels").GetProperty("class").GetString()!, one.GetProperty("value").GetDouble());
            }
        }

        Assert.Equal(peak.Requests, byClass.Values.Sum());
        Assert.True(byClass["tolerating"] > 0 && byClass["frustrated"] > 0 && byClass["error"] > 0);
    }

    [Fact]
    public void Events_OfAnOpening_AreAllOverAtItsEnd()
    {
        using var messages = new ReservationMessages(model);
        var state = new Dictionary<string, string>();
        for (int i = 0; i < ReservationModel.Cycle; i++)
        {
            foreach (var message in messages.Events(Start + i))
            {
                var one = JsonDocument.Parse(message).RootElement;
                Assert.True(one.GetProperty("simulated").GetBoolean());
                state[one.GetProperty("id").GetString()!] = one.GetProperty("state").GetString()!;
            }
        }

        Assert.InRange(state.Count, 5, 12);
        Assert.All(state, one => Assert.Equal("resolved", one.Value));
    }

    [Fact]
    public void Samples_InTheSurge_AreAllSimulatedInMessagesOfBoundedSize()
    {
        using var messages = new ReservationMessages(model);
        foreach (var message in messages.Samples(Opening.MaxBy(moment => moment.Requests).Second))
        {
            Assert.InRange(message.Length, 2, 64 << 10);
            using var json = JsonDocument.Parse(message);
            Assert.All(json.RootElement.EnumerateArray(), one => Assert.True(one.GetProperty("simulated").GetBoolean()));
        }
    }
}
