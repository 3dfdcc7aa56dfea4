using System.Text.Json;
using Bunit;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.Console;
using Flexboard.Core.Series;
using Flexboard.Designer;
using Flexboard.Feeds;
using Flexboard.Legibility;
using Flexboard.Operations;
using Flexboard.People;
using Flexboard.Stills;
using Flexboard.Tests.Operations;
using Flexboard.Walls;
using Flexboard.Widgets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Console;

public sealed class ConsoleComponentTests : BunitContext
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flexboard-console-").FullName;
    private Chromium _chromium = new(null);

    public ConsoleComponentTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        RenderTree.Add<CascadingValue<Me>>(one => one.Add(value => value.Value, new Me(() => Visitor.Everybody)));
        Services.AddSingleton(TimeProvider.System);
        var reader = new BoardReader(WidgetKinds.All);
        Services.AddSingleton(reader);
        var boards = new BoardStore(
            new BoardFolders(Path.Combine(_folder, "layouts"), Path.Combine(_folder, "boards")),
            reader, new SeriesStore(new SeriesLimits()), TimeProvider.System);
        Services.AddSingleton(boards);
        Services.AddTransient(_ => _chromium);
        Services.AddSingleton(_ => new Drafts(boards, reader, Path.Combine(_folder, "drafts"), TimeProvider.System, NullLogger<Drafts>.Instance));
        Services.AddSingleton(_ => new WallDesk(new WallStore(_folder), boards, new AuditLog(Path.Combine(_folder, "audit"), TimeProvider.System, NullLogger<AuditLog>.Instance), TimeProvider.System));
        Services.AddSingleton(_ => new Measures(Path.Combine(_folder, "measures"), boards, NullLogger<Measures>.Instance));
        Directory.CreateDirectory(Path.Combine(_folder, "layouts"));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void ChannelTable_Channels_HaveTheirFigures()
    {
        var table = Show<ChannelTable>(Sample.Overview with { Channels = [Sample.Channel("metrics:a", samples: 1234)] });
        var cells = table.FindAll("tbody tr > *").Select(cell => cell.TextContent.Trim());
        Assert.Equal(["metrics:a", "1.0", "2.0", "1,234", "3", "–", "now", "0"], cells);
    }

    [Theory]
    [InlineData(540_000, "9 min ahead", true)]
    [InlineData(-30_000, "30 s behind", true)]
    [InlineData(-3000, "3 s behind", false)]
    [InlineData(20, "right", false)]
    public void ChannelTable_Skew_IsSaidInWordsAndMarkedWhenLarge(long skewMs, string expected, bool marked)
    {
        var table = Show<ChannelTable>(Sample.Overview with { Channels = [Sample.Channel("metrics:a", skewMs: skewMs)] });
        var cell = table.Find("tbody tr td:nth-child(6)");
        Assert.Equal(expected, cell.TextContent.Trim());
        Assert.Equal(marked, cell.QuerySelector(".shape.triangle") is not null);
    }

    [Fact]
    public void ChannelTable_HeaderPressed_SortsLargestFirst()
    {
        var table = Show<ChannelTable>(Sample.Overview with { Channels = [Sample.Channel("metrics:a", samples: 1), Sample.Channel("metrics:b", samples: 9)] });
        table.FindAll("button.sort")[3].Click();
        Assert.Equal(["metrics:b", "metrics:a"], table.FindAll("tbody th").Select(cell => cell.TextContent));
        Assert.Equal("descending", table.FindAll("thead th")[3].GetAttribute("aria-sort"));
    }

    [Fact]
    public void ChannelTable_ManyChannels_CanBeFiltered()
    {
        var table = Show<ChannelTable>(Sample.Overview with { Channels = [.. Enumerable.Range(0, 20).Select(i => Sample.Channel($"metrics:{i:00}"))] });
        table.Find("input").Input("1");
        Assert.Equal(11, table.FindAll("tbody tr").Count);
    }

    [Fact]
    public void RefusalTable_Sample_IsTextAndReasonIsInWords()
    {
        var refusal = new RefusalReport("not-json", 12, "<script>alert(1)</script>", Sample.Now - 65_000);
        var table = Show<RefusalTable>(Sample.Overview with { Channels = [Sample.Channel("metrics:a", refused: refusal)] });
        var cells = table.FindAll("tbody tr > *").Select(cell => cell.TextContent.Trim());
        Assert.Equal(["metrics:a", "broken JSON", "12", "1 min ago", "<script>alert(1)</script>"], cells);
        Assert.Empty(table.FindAll("script"));
    }

    [Fact]
    public void RefusalTable_Nothing_SaysSo() =>
        Assert.Contains("every message was understood", Show<RefusalTable>(Sample.Overview).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void BoardProblems_FaultyFile_SaysWhereWhyAndWhatIsShown()
    {
        var problem = new BoardProblem("a", "/layouts/a.json", [new BoardFault("$.widgets[0].kind", "no such kind")], DateTimeOffset.FromUnixTimeMilliseconds(Sample.Now - 5000), ShownInstead.LastGood);
        var shown = Show<BoardProblems>(Sample.Overview with { Boards = BoardSnapshot.Empty with { Problems = [problem] } });
        string text = shown.Markup;
        Assert.All(["/layouts/a.json", "$.widgets[0].kind", "no such kind", "(5 s)", "last good version"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void BoardProblems_None_IsNothing() => Assert.Equal("", Show<BoardProblems>(Sample.Overview).Markup.Trim());

    [Fact]
    public void FirstMetric_OnlyTheHost_InvitesAndThenSaysWhatCame()
    {
        var panel = Show<FirstMetric>(Sample.Overview);
        Assert.Equal(["curl", "redis-cli"], panel.FindAll(".command span").Select(one => one.TextContent));
        Assert.All(panel.FindAll(".command"), line => Assert.Equal(line.QuerySelector("code")!.TextContent, line.QuerySelector("button")!.GetAttribute("data-copy")));

        var arrived = Reading(Sample.Overview with { Channels = [Sample.Channel("metrics:host"), Sample.Channel("metrics:checkout.tps", samples: 1)] });
        panel.FindComponent<CascadingValue<ConsoleReading>>().Render(parameters => parameters.Add(one => one.Value, arrived).Add(one => one.ChildContent, Content<FirstMetric>()));
        Assert.Contains("metrics:checkout.tps", panel.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void FirstMetric_OthersPublishAlready_IsNothing() =>
        Assert.Equal("", Show<FirstMetric>(Sample.Overview with { Channels = [Sample.Channel("metrics:checkout")] }).Markup.Trim());

    [Fact]
    public void FirstMetric_Redis_NamesItsAddress()
    {
        var panel = Show<FirstMetric>(Sample.Overview with { Feed = Sample.Overview.Feed with { Source = "redis 127.0.0.1:7001" } });
        Assert.Equal("redis-cli -h 127.0.0.1 -p 7001 publish metrics:checkout.tps 412.5", panel.FindAll("code")[1].TextContent);
    }

    [Fact]
    public void BoardCard_Arrangements_AreLinks()
    {
        var card = ShowCard(Shipped());
        Assert.Equal(["/boards/wall?arrangement=32x9", "/boards/wall?arrangement=9x16"], card.FindAll(".arrangements a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/boards/wall?mode=thumbnail&arrangement=32x9", card.Find("iframe").GetAttribute("src"));
        Assert.True(card.Find("iframe").HasAttribute("inert"));
        Assert.Equal("/boards/wall?mode=console", card.Find("a.inspect").GetAttribute("href"));
        Assert.Equal("/boards/wall/design", card.Find("a[data-design]").GetAttribute("href"));
        Assert.Contains("--ratio: 3.5556", card.Find("article").GetAttribute("style"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/usr/bin/chromium")]
    public void BoardCard_Picture_IsALinkOrSaysWhyThereIsNone(string? chromium)
    {
        _chromium = new(chromium);
        var card = ShowCard(Shipped());
        if (chromium is null)
        {
            Assert.Equal("No picture: Chromium is not installed on the server", card.FindAll("span").Single(one => one.TextContent == "PNG").GetAttribute("title"));
            Assert.Empty(card.FindAll("a[href$='still.png']"));
        }
        else
        {
            Assert.Equal("Picture of Wall (PNG)", card.Find("a[href='/api/boards/wall/still.png']").GetAttribute("aria-label"));
        }
    }

    [Fact]
    public void BoardCard_BeforeTheCircuit_LoadsNoPicture()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Assert.Empty(ShowCard(Shipped()).FindAll("iframe"));
    }

    [Fact]
    public void BoardCard_EditedAndReverted_IsTheShippedOneAgain()
    {
        Shipped();
        var store = Services.GetRequiredService<BoardStore>();
        store.Put("wall", System.Text.Encoding.UTF8.GetBytes(Board("Edited")), versions: null);
        var card = ShowCard(store.Current.Boards["wall"]);
        Assert.Contains("edited", card.Find(".small").TextContent, StringComparison.Ordinal);
        card.Find(".revert button").Click();
        Assert.True(store.Current.Boards["wall"].IsEdited);
        card.Find(".revert button").Click();
        Assert.Equal("Wall", store.Find("wall")!.Title);
        Assert.Empty(card.FindAll("[role=alert]"));
    }

    [Fact]
    public void BoardCard_MadeHere_IsDeletedWhenItIsConfirmed()
    {
        Shipped();
        var store = Services.GetRequiredService<BoardStore>();
        store.Create("own", System.Text.Encoding.UTF8.GetBytes(Board("Own")));
        var card = ShowCard(store.Current.Boards["own"]);
        card.Find(".revert button").Click();
        Assert.Contains("for everybody", card.Find(".revert").TextContent, StringComparison.Ordinal);
        Assert.NotNull(store.Find("own"));
        card.Find(".revert button").Click();
        Assert.Null(store.Find("own"));
    }

    [Fact]
    public void BoardCard_EditedAgainMeanwhile_IsNotReverted()
    {
        Shipped();
        var store = Services.GetRequiredService<BoardStore>();
        store.Put("wall", System.Text.Encoding.UTF8.GetBytes(Board("Edited")), versions: null);
        var card = ShowCard(store.Current.Boards["wall"]);
        store.Put("wall", System.Text.Encoding.UTF8.GetBytes(Board("By somebody else")), versions: null);
        card.Find(".revert button").Click();
        card.Find(".revert button").Click();
        Assert.Equal("By somebody else", store.Find("wall")!.Title);
        Assert.Single(card.FindAll("[role=alert]"));
    }

    [Fact]
    public void BoardCard_Duplicated_IsABoardOfItsOwnAndIsDesigned()
    {
        var card = ShowCard(Shipped());
        card.Find("[data-duplicate]").Click();
        Assert.Equal(["Wall (copy)", "wall-copy"], card.FindAll(".copy input").Select(field => field.GetAttribute("value")));
        card.FindAll(".copy input")[0].Change("Second wall");
        card.Find(".copy").Submit();

        var store = Services.GetRequiredService<BoardStore>();
        var copy = store.Find("wall-copy")!;
        Assert.Equal("Second wall", copy.Title);
        Assert.Equal(store.Find("wall")!.Arrangements.Select(one => one.Id), copy.Arrangements.Select(one => one.Id));
        Assert.EndsWith("/boards/wall-copy/design", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        card.Find("[data-duplicate]").Click();
        Assert.Equal("wall-copy-2", card.FindAll(".copy input")[1].GetAttribute("value"));
    }

    [Fact]
    public void BoardCard_WithADraftDuplicated_SaysSoAndCopiesTheDraftAsItWasThen()
    {
        var card = ShowCard(Shipped());
        var draft = Services.GetRequiredService<Drafts>().Open("wall")!;
        Retitle(draft, "Wall", "Drafted");
        card.Find("[data-duplicate]").Click();
        Assert.Equal("Copies the draft, which is not published yet.", card.Find(".copy [data-draft]").TextContent);
        Assert.Equal("Drafted (copy)", card.Find(".copy input").GetAttribute("value"));
        Retitle(draft, "Drafted", "Later");
        card.Find(".copy input").Change("");
        card.Find(".copy").Submit();

        var store = Services.GetRequiredService<BoardStore>();
        Assert.Equal(("Drafted", "Wall"), (store.Find("wall-copy")!.Title, store.Find("wall")!.Title));
        draft.Discard();
        card.Find("[data-duplicate]").Click();
        Assert.Empty(card.FindAll(".copy [data-draft]"));
        Assert.Equal("Wall (copy)", card.Find(".copy input").GetAttribute("value"));
    }

    [Fact]
    public void BoardCard_WithAPlaceholderDuplicated_HasTheFaultyWidgetAsItsFileHasIt()
    {
        var card = ShowCard(Shipped(Board("Wall").Replace("\"clock\"", "\"clock\",\"options\":{\"zoen\":\"UTC\"}", StringComparison.Ordinal)));
        card.Find("[data-duplicate]").Click();
        card.Find(".copy").Submit();

        Assert.Empty(card.FindAll("[role=alert]"));
        var store = Services.GetRequiredService<BoardStore>();
        Assert.Equal("Wall (copy)", store.Find("wall-copy")!.Title);
        Assert.Contains("\"zoen\": \"UTC\"", File.ReadAllText(Path.Combine(_folder, "boards", "wall-copy.json")), StringComparison.Ordinal);
        Assert.Contains(store.Current.Problems, one => one is { Id: "wall-copy", Shown: ShownInstead.Placeholders });
    }

    [Theory]
    [InlineData("wall", "There is a board of this address.")]
    [InlineData("new", "Lower-case letters")]
    [InlineData("../x", "Lower-case letters")]
    public void BoardCard_DuplicatedUnderAnIdThatCannotBe_SaysSo(string id, string reason)
    {
        var card = ShowCard(Shipped());
        card.Find("[data-duplicate]").Click();
        card.FindAll(".copy input")[1].Change(id);
        card.Find(".copy").Submit();
        Assert.Contains(reason, card.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(Services.GetRequiredService<BoardStore>().Current.Boards);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private static string Board(string title) => $$$"""
        {"schemaVersion":1,"title":"{{{title}}}","widgets":[{"id":"now","kind":"clock"}],"arrangements":[
          {"id":"32x9","width":3200,"height":900,"places":{"now":[0,0,500,500]}},
          {"id":"9x16","width":900,"height":1600,"places":{"now":[0,0,500,500]}}]}
        """;

    private static ConsoleReading Reading(Overview overview) => new(overview, [], []);

    private static void Retitle(Draft draft, string was, string title) => Assert.Empty(
        draft.Commit(new DraftEdit(title, "title", [new DraftChange(["title"], JsonElement.Parse($"\"{was}\""), JsonElement.Parse($"\"{title}\""))])).Clashes);

    private StoredBoard Shipped(string? file = null)
    {
        File.WriteAllText(Path.Combine(_folder, "layouts", "wall.json"), file ?? Board("Wall"));
        var store = Services.GetRequiredService<BoardStore>();
        store.Refresh();
        return store.Current.Boards["wall"];
    }

    private IRenderedComponent<IComponent> ShowCard(StoredBoard stored) =>
        Show(Sample.Overview, builder =>
        {
            builder.OpenComponent<BoardCard>(0);
            builder.AddComponentParameter(1, nameof(BoardCard.Stored), stored);
            builder.CloseComponent();
        });

    private IRenderedComponent<IComponent> Show<T>(Overview overview)
        where T : IComponent => Show(overview, Content<T>());

    private static RenderFragment Content<T>()
        where T : IComponent => builder =>
        {
            builder.OpenComponent<T>(0);
            builder.CloseComponent();
        };

    private IRenderedComponent<CascadingValue<Phrases>> Show(Overview overview, RenderFragment content) =>
        Render<CascadingValue<Phrases>>(parameters => parameters
            .Add(one => one.Value, new Phrases("en"))
            .AddChildContent<CascadingValue<ConsoleReading>>(inner => inner.Add(one => one.Value, Reading(overview)).Add(one => one.ChildContent, content)));
}
