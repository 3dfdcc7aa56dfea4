using Bunit;
using Flexboard.Audit;
using Flexboard.Console;
using Flexboard.Core.Events;
using Flexboard.Feeds;
using Flexboard.Operations;
using Flexboard.People;
using Flexboard.Tests.Feeds;
using Flexboard.Tests.Operations;
using Flexboard.Walls;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Console;

/// <summary>The events page over a real feed: what is pressed is a message, and what is shown has come back.</summary>
public sealed class EventsPageTests : BunitContext, IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("flexboard-events-").FullName;
    private readonly WallStore walls;
    private readonly AuditLog audit;
    private FeedHarness app = null!;
    private IRenderedComponent<CascadingValue<Phrases>> page = null!;

    public EventsPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        RenderTree.Add<CascadingValue<Me>>(one => one.Add(value => value.Value, new Me(() => Visitor.Everybody)));
        Services.AddSingleton(_ => new EventDesk(app.Series, app.Events, app.Feed, app.Get<FeedChannels>(), TimeProvider.System));
        walls = new WallStore(data);
        audit = new AuditLog(Path.Combine(data, "audit"), TimeProvider.System, NullLogger<AuditLog>.Instance);
        Services.AddSingleton(walls);
        Services.AddSingleton(audit);
        Services.AddSingleton(services => new WallDesk(walls, null!, null!, TimeProvider.System));
        Services.AddSingleton(services => new WallNotices(walls, services.GetRequiredService<EventDesk>(), null!, TimeProvider.System));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public async ValueTask InitializeAsync() => await UseAsync(redis: "");

    [Fact]
    public void Page_Nothing_SaysSo()
    {
        Show();
        Assert.Contains("Nothing has happened", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Contains("No message stands", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Table_Events_OpenOnesStandFirstGravestFirstWithShapeAndWord()
    {
        await SayAsync("""
            [{"id":"i","title":"Note","source":"ops"},{"id":"w","title":"Slow","severity":"warning"},{"id":"c","title":"<b>Down</b>","text":"all of it","severity":"critical"},
             {"id":"r","title":"Was down","severity":"critical","state":"resolved"}]
            """);
        Show();
        Assert.Equal(["<b>Down</b> all of it", "Slow", "Note", "Was down"], page.FindAll("tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["critical", "warning", "notice", "critical"], page.FindAll("tbody td:nth-child(2)").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["shape diamond bad", "shape triangle warning", "shape circle", "shape diamond"], page.FindAll("tbody .shape").Select(mark => mark.ClassName));
        Assert.Equal("3 open", page.Find(".head .soft").TextContent);
    }

    [Fact]
    public async Task Acknowledge_Selection_IsTakenUnderTheNameAndShown()
    {
        await SayAsync("""[{"id":"a","title":"A","severity":"critical"},{"id":"b","title":"B","severity":"critical"},{"id":"c","title":"C"}]""");
        Show();
        Name("Kim");
        Select("A");
        Select("B");
        await PressAsync("a");

        Assert.Equal(["a", "b"], Stored().Where(one => one.Acknowledgements is [{ By: "Kim" }]).Select(one => one.Id).Order());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("td.state").Count(cell => cell.TextContent.Contains("acknowledged by Kim", StringComparison.Ordinal))));
        Assert.Contains("Published", page.Find(".notice[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("tbody input[checked]"));

        Select("A");
        await PressAsync("u");
        page.WaitForAssertion(() => Assert.Empty(Stored().Single(one => one.Id == "a").Acknowledgements));
        Assert.Equal([("event-unacknowledged", "a", "A"), ("event-acknowledged", "a b", "A · B")], Noted());
    }

    [Theory]
    [InlineData("", "Say who you are")]
    [InlineData("  ", "Say who you are")]
    [InlineData("a\tb", "control character")]
    public async Task Acknowledge_WithoutAName_IsRefusedAtTheField(string name, string said)
    {
        await SayAsync("""{"id":"a","title":"A"}""");
        Show();
        Name(name);
        Select("A");
        await PressAsync("a");
        Assert.Contains(said, page.Find("#who-fault[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#who").GetAttribute("aria-invalid"));
        Assert.Empty(Stored()[0].Acknowledgements);
        Name("Kim");
        Assert.Empty(page.FindAll("#who-fault"));
    }

    [Fact]
    public async Task Acknowledge_NothingSelected_SaysSo()
    {
        await SayAsync("""{"id":"a","title":"A"}""");
        Show();
        Name("Kim");
        await PressAsync("a");
        Assert.Contains("Select events first", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_AsksOnceAndSaysWho()
    {
        await SayAsync("""{"id":"a","title":"A"}""");
        Show();
        Name("Kim");
        Select("A");
        await PressAsync("r");
        Assert.True(Stored()[0].Open);
        await page.FindAll("[role=toolbar] button")[0].ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("resolved by Kim", page.Find("td.state").TextContent, StringComparison.Ordinal));
        Assert.Equal([("event-resolved", "a", "A")], Noted());
        Assert.False(Stored()[0].Open);
        Assert.Contains("over", page.Find("tbody tr").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acknowledge_RefusedByTheStore_SaysHowManyAndWhy()
    {
        await SayAsync("""{"id":"a","title":"A"}""");
        for (int i = 0; i < BoardEvent.MaxAcknowledgements; i++)
        {
            await SayAsync($$$"""{"id":"a","acknowledged":{"by":"room {{{i}}}"}}""");
        }

        Show();
        Name("Kim");
        Select("A");
        await PressAsync("a");
        page.WaitForAssertion(() => Assert.Contains("Refused for 1: more acknowledgements", page.Find(".notice[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("tbody input[checked]"));
    }

    [Fact]
    public async Task Acknowledge_SomeAreRefused_TheOthersAloneAreNoted()
    {
        await SayAsync("""[{"id":"a","title":"A"},{"id":"b","title":"B"},{"id":"c","title":"C"}]""");
        for (int i = 0; i < BoardEvent.MaxAcknowledgements; i++)
        {
            await SayAsync($$$"""{"id":"b","acknowledged":{"by":"room {{{i}}}"}}""");
        }

        Show();
        Name("Kim");
        foreach (string title in (string[])["A", "B", "C"])
        {
            Select(title);
        }

        await PressAsync("a");
        var (what, on, detail) = Assert.Single(Noted());
        Assert.Equal(("event-acknowledged", "a c", "A · C"), (what, string.Join(' ', on.Split(' ').Order()), string.Join(" · ", detail.Split(" · ").Order())));
    }

    [Fact]
    public async Task Desk_FeedGoesAwayMeanwhile_SaysForWhichItWasPublished()
    {
        var feed = new FadingFeed();
        var desk = new EventDesk(app.Series, app.Events, feed, app.Get<FeedChannels>(), TimeProvider.System);
        BoardEvent[] these = [.. Enumerable.Range(0, 300).Select(i => new BoardEvent { Id = $"e{i}", Title = "E", Time = i, Arrival = i, Channel = "events:test" })];
        var answer = await desk.ResolveAsync(these, "Kim");
        Assert.Equal((DeskAnswer.Away, 0), (answer.Fault, answer.Refused));
        Assert.Equal(these[..200].Select(one => one.Id).Order(), answer.Done.Order());
    }

    [Fact]
    public async Task Acknowledge_FeedIsAway_SaysSoAndPretendsNothing()
    {
        await app.DisposeAsync();
        await UseAsync(redis: "127.0.0.1:1");
        lock (app.Series.Gate)
        {
            app.Events.Put(new BoardEvent { Id = "a", Title = "A", Time = 1, Arrival = 1, Channel = "events:a" });
        }

        Show();
        Name("Kim");
        Select("A");
        await PressAsync("a");
        Assert.Contains("The feed is away: nothing was done", page.Find(".notice[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("tbody input[checked]"));
        Assert.DoesNotContain("acknowledged by", page.Markup, StringComparison.Ordinal);
        await page.Find("#status-text").InputAsync(new() { Value = "Doors open" });
        await page.Find("form").SubmitAsync();
        Assert.Equal("Doors open", page.Find("#status-text").GetAttribute("value"));
        Assert.Single(page.FindAll(".notice[role=alert]"));
        Assert.Empty(Noted());
    }

    [Fact]
    public async Task Filter_TextAndState_Narrow()
    {
        await SayAsync("""
            [{"id":"a","title":"Database slow","severity":"warning"},{"id":"b","title":"Net","source":"database team","acknowledged":{"by":"Kim"}},
             {"id":"c","title":"Old","state":"resolved"},{"id":"p","title":"Patch","from":4000000000000,"until":4000000100000}]
            """);
        Show();
        page.Find("input[type=search]").Input("DATABASE");
        Assert.Equal(["Database slow", "Net"], Titles().Order());
        page.Find("section > .head select").Change("unacknowledged");
        Assert.Equal(["Database slow"], Titles());
        page.Find("input[type=search]").Input("nobody");
        Assert.Contains("No event matches", page.Markup, StringComparison.Ordinal);
        page.Find("input[type=search]").Input("");
        page.Find("section > .head select").Change("resolved");
        Assert.Equal(["Old"], Titles());
        page.Find("section > .head select").Change("planned");
        Assert.Equal(["Patch"], Titles());
    }

    [Fact]
    public async Task Status_WrittenAcknowledgedAndWithdrawn_IsNotAmongTheEvents()
    {
        Show();
        Name("Kim");
        await page.Find("#status-text").InputAsync(new() { Value = " Doors open " });
        page.Find("#status-lasting").Change("60");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Doors open", page.Find("li").TextContent, StringComparison.Ordinal));
        var line = Assert.Single(Stored());
        Assert.Equal(("Doors open", "status", "events:status", "Kim"), (line.Title, line.Source, line.Channel, line.Labels.Single().Value));
        Assert.InRange(line.Until!.Value - FeedHarness.Now, 3_500_000, 3_600_000);
        Assert.Empty(page.FindAll("table"));
        Assert.Equal("", page.Find("#status-text").GetAttribute("value"));

        await page.FindAll("li button")[0].ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("Kim", Stored()[0].Acknowledgements.Single().By));
        await page.FindAll("li button")[0].ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(Stored()[0].Acknowledgements));
        await page.FindAll("li button")[1].ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("li")));
        Assert.Equal(
            [("status-withdrawn", line.Id, "Doors open"), ("status-unacknowledged", line.Id, "Doors open"), ("status-acknowledged", line.Id, "Doors open"), ("status-written", "", "Doors open")],
            Noted());
    }

    [Fact]
    public async Task Status_OfRooms_SaysForEachWhoHasTakenNote()
    {
        walls.Make(WallTemplates.Make("bare", "hall", "<Hall>")!);
        walls.Make(WallTemplates.Make("bare", "press", "Press room")!);
        await SayAsync("""{"id":"s","source":"status","title":"Doors open","acknowledged":{"by":"Kim","room":"Press room"}}""");
        Show();
        var rooms = page.FindAll("[role=listitem]");
        Assert.Contains("<Hall> not acknowledged", rooms[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Press room Kim", rooms[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_EmptyOrTooLong_IsRefusedAtTheField()
    {
        Show();
        Name("Kim");
        await page.Find("form").SubmitAsync();
        Assert.Contains("Write what the rooms should know", page.Find("#status-fault").TextContent, StringComparison.Ordinal);
        await page.Find("#status-text").InputAsync(new() { Value = new string('x', 201) });
        await page.Find("form").SubmitAsync();
        Assert.Contains("longer than 200", page.Find("#status-fault").TextContent, StringComparison.Ordinal);
        Assert.Empty(Stored());
    }

    [Fact]
    public async Task Desk_ManyEvents_AreSentInMessagesThatAreNotTooLarge()
    {
        string name = new('김', 200);
        for (int i = 0; i < 1000; i += 100)
        {
            await SayAsync("[" + string.Join(',', Enumerable.Range(i, 100).Select(n => $$"""{"id":"{{n}}{{new string('이', 190)}}","title":"t"}""")) + "]");
        }

        var answer = await Services.GetRequiredService<EventDesk>().AcknowledgeAsync(Stored(), name);
        Assert.True(answer.IsDone, answer.Fault);
        Assert.All(Stored(), one => Assert.Equal(name, Assert.Single(one.Acknowledgements).By));
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private async Task UseAsync(string redis) => app = await FeedHarness.StartAsync(redis);

    private Task<IngestAnswer?> SayAsync(string message) => app.Feed.IngestAsync(new FeedChannel("events:test", ChannelKind.Events), System.Text.Encoding.UTF8.GetBytes(message));

    private BoardEvent[] Stored() => app.Read(_ => app.Events.NewestFirst.ToArray());

    private void Show() => page = Render<CascadingValue<Phrases>>(parameters => parameters
        .Add(one => one.Value, new Phrases("en"))
        .AddChildContent<CascadingValue<ConsoleReading>>(inner => inner
            .Add(one => one.Value, new ConsoleReading(Sample.Overview with { Time = FeedHarness.Now }, [], []))
            .AddChildContent<EventsPage>()));

    private void Name(string name) => page.Find("#who").Input(name);

    /// <summary>The audit list, the newest first.</summary>
    private IEnumerable<(string What, string On, string Detail)> Noted() => audit.Newest(10).Select(one => (one.What, one.On, one.Detail));

    private void Select(string title) => page.Find($"tbody input[aria-label='{title}']").Change(true);

    private IEnumerable<string> Titles() => page.FindAll("tbody th bdi.title").Select(cell => cell.TextContent);

    private Task PressAsync(string key) => page.Find($"[data-press={key}]").ClickAsync(new());

    /// <summary>Takes one message and is away then.</summary>
    private sealed class FadingFeed : IFeed
    {
        private bool isAway;

        public FeedHealth Health => throw new NotSupportedException();

        public ValueTask<bool> PublishAsync(string channel, ReadOnlyMemory<byte> message) => throw new NotSupportedException();

        public Task<IngestAnswer?> IngestAsync(FeedChannel channel, ReadOnlyMemory<byte> message)
        {
            var answer = isAway ? null : new IngestAnswer(200, []);
            isAway = true;
            return Task.FromResult(answer);
        }
    }
}
