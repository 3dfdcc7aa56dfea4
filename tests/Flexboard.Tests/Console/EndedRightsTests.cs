using AngleSharp.Dom;
using Bunit;
using Flexboard.Boards;
using Flexboard.Console;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Feeds;
using Flexboard.Links;
using Flexboard.Operations;
using Flexboard.People;
using Flexboard.Tests.Access;
using Flexboard.Tests.People;
using Flexboard.Walls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Console;

/// <summary>
/// A page of the console outlives the rights that it was shown with, and each of its components has to ask anew. Every page
/// is filled in, whatever can be pressed is pressed, also behind the question that another press asks, and at the last press
/// the rights are gone: then nothing may change. Pages and what is on them are found, not listed.
/// </summary>
public sealed class EndedRightsTests : BunitContext, IAsyncLifetime
{
    private static readonly Visitor Chief = new("chief", [new Grant("", Role.Administrator)]);

    private readonly PeopleApp app = new();
    private readonly CountingFeed feed = new();
    private readonly IServiceScope circuit;
    private Visitor now = Chief;

    public EndedRightsTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        RenderTree.Add<CascadingValue<Me>>(one => one.Add(value => value.Value, new Me(() => now)));
        Services.AddSingleton(_ => new EventDesk(app.Get<SeriesStore>(), app.Get<EventStore>(), feed, app.Get<FeedChannels>(), TimeProvider.System));
        circuit = app.Services.CreateScope();
        Services.AddFallbackServiceProvider(circuit.ServiceProvider);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public static TheoryData<Type> Pages => [.. typeof(Program).Assembly.GetTypes().Where(one => one.IsDefined(typeof(RouteAttribute), inherit: false))];

    public async ValueTask InitializeAsync()
    {
        app.Get<Accounts>().MakeFirst(Chief.Name, PeopleApp.Password);
        await HappenAsync();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_WhoseRightsHaveEnded_ChangesNothing(Type page)
    {
        var wrong = new List<string>();
        var paths = await PathsAsync(page);
        foreach (int[] path in paths)
        {
            if (await TryAsync(page, path, rightsStay: false) is { } changed)
            {
                wrong.Add(changed);
            }
        }

        Assert.Empty(wrong);

        // With them something does on each page that can change anything: what was pressed above was not pressed in vain.
        int does = 0;
        foreach (int[] path in paths)
        {
            does += await TryAsync(page, path, rightsStay: true) is null ? 0 : 1;
        }

        Assert.Equal(page.Name is nameof(SystemPage), does == 0);
    }

    /// <summary>Each press of a page; and after each, whatever can be pressed then that could not before.</summary>
    private async Task<List<int[]>> PathsAsync(Type page)
    {
        var first = await ShowAsync(page);
        string[] before = [.. Handlers(first).Select(Name)];
        List<int[]> paths = [.. Enumerable.Range(0, before.Length).Select(i => new[] { i })];
        for (int i = 0; i < before.Length; i++)
        {
            var shown = await ShowAsync(page);
            await PressAsync(shown, i);
            await FillAsync(shown);
            string[] after = [.. Handlers(shown).Select(Name)];
            paths.AddRange(Enumerable.Range(0, after.Length).Where(j => !before.Contains(after[j])).Select(j => new[] { i, j }));
        }

        return paths;
    }

    /// <returns>What changed at the last press; null: nothing.</returns>
    private async Task<string?> TryAsync(Type page, int[] path, bool rightsStay)
    {
        now = Chief;
        var shown = await ShowAsync(page);
        foreach (int i in path[..^1])
        {
            await PressAsync(shown, i);
            await FillAsync(shown);
        }

        var handlers = Handlers(shown);
        string name = Name(handlers[path[^1]]);
        string[] before = State();
        now = rightsStay ? Chief : Chief with { Grants = [] };
        await PressAsync(shown, path[^1]);
        now = Chief;
        return State().Except(before).Concat(before.Except(State())).FirstOrDefault() is { } changed ? $"{name} changes {changed}" : null;
    }

    private async Task<IRenderedComponent<CascadingValue<Phrases>>> ShowAsync(Type page)
    {
        await DisposeComponentsAsync();
        await HappenAsync();
        Seed();
        var reading = new ConsoleReading(app.Get<OverviewReader>().Read(), [], []);
        var shown = Render<CascadingValue<Phrases>>(parameters => parameters
            .Add(one => one.Value, new Phrases("en"))
            .AddChildContent<CascadingValue<ConsoleReading>>(inner => inner.Add(one => one.Value, reading).Add(one => one.ChildContent, builder =>
            {
                builder.OpenComponent(0, page);
                builder.CloseComponent();
            })));
        await FillAsync(shown);
        return shown;
    }

    /// <summary>Events that are open, and of which nobody has taken note.</summary>
    private async Task HappenAsync()
    {
        Assert.True(app.Get<FeedChannels>().TryFind("events:shop", out var events));
        await app.Get<IFeed>().IngestAsync(events, """
            [{"id":"a","title":"A","severity":"critical"},{"id":"b","title":"B","source":"status"},{"id":"a","unacknowledged":true},{"id":"b","unacknowledged":true}]
            """u8.ToArray());
    }

    /// <summary>One of everything that can be changed, as if nobody had pressed anything yet.</summary>
    private void Seed()
    {
        var (accounts, keys, boards, links) = (app.Get<Accounts>(), app.Get<IngestKeys>(), app.Get<BoardStore>(), app.Get<LinkDesk>());
        foreach (var other in accounts.All.Where(one => one.Name != Chief.Name && one.Name != "kim").ToList())
        {
            accounts.Remove(other.Name);
        }

        if (accounts.Find("kim") is null)
        {
            accounts.Make(new Account("kim", []), PeopleApp.Password);
        }

        accounts.Change(Chief.Name, one => one with { Grants = Chief.Grants });
        accounts.Change("kim", one => one with { Grants = [new Grant("busan", Role.Viewer)], IsClosed = false });
        if (app.Get<Sessions>().Of("kim").Count == 0)
        {
            app.Get<Sessions>().Begin("kim", "192.0.2.1", "Firefox");
        }

        var walls = app.Get<WallStore>();
        foreach (var wall in walls.All.ToList())
        {
            walls.Remove(wall.Id, _ => true);
        }

        walls.Make(WallTemplates.Make("bare", "hall", "Hall")!);
        foreach (var key in keys.All.Where(one => one.Name != "shop").ToList())
        {
            keys.Revoke(key.Id);
        }

        if (keys.All.Count == 0)
        {
            keys.Make("shop", "metrics:shop*", Chief.Name);
        }

        boards.Create("made", ForeignFolder.Text("Made", "seoul"));
        foreach (string copy in boards.Current.Boards.Values.Where(one => one.ShippedVersion is null && one.Board.Id != "made").Select(one => one.Board.Id).ToList())
        {
            boards.Delete(copy, versions: null);
        }

        if (links.Of(Chief).Where(one => one.RevokedAt is null).ToList() is not [{ IsPaused: false }])
        {
            foreach (var link in links.Of(Chief).Where(one => one.RevokedAt is null).ToList())
            {
                links.Revoke(Chief, link.Id);
            }

            links.Make(Chief, "made", one => one, null);
        }
    }

    /// <summary>Types what is sound wherever something can be typed, and chooses whatever can be chosen; but hides nothing.</summary>
    private static async Task FillAsync(IRenderedComponent<IComponent> shown)
    {
        for (int i = 0; i < Handlers(shown).Count; i++)
        {
            var (element, on) = Handlers(shown)[i];
            if (on is "onchange" or "oninput" && element.LocalName is "input" or "textarea" && element.GetAttribute("type") != "search")
            {
                bool isChecked = element.GetAttribute("type") == "checkbox";
                await element.TriggerEventAsync(on, new ChangeEventArgs { Value = isChecked ? true : element.GetAttribute("inputmode") == "numeric" ? "123456" : "seoul" });
            }
        }
    }

    private static Task PressAsync(IRenderedComponent<IComponent> shown, int i)
    {
        var (element, on) = Handlers(shown)[i];
        return element.TriggerEventAsync(on, on switch
        {
            "onclick" => new MouseEventArgs(),
            "onchange" or "oninput" => new ChangeEventArgs { Value = element.GetAttribute("type") == "checkbox" ? true : element.GetAttribute("value") ?? "" },
            _ => EventArgs.Empty,
        });
    }

    /// <summary>Every handler in the markup, in its order.</summary>
    private static List<(IElement Element, string On)> Handlers(IRenderedComponent<IComponent> shown) =>
    [
        .. shown.FindAll("*").SelectMany(element => element.Attributes
            .Where(one => one.Name.StartsWith("blazor:on", StringComparison.Ordinal) && !one.Name["blazor:".Length..].Contains(':'))
            .Select(one => (element, one.Name["blazor:".Length..]))),
    ];

    private static string Name((IElement Element, string On) handler) =>
        $"{handler.On} of {handler.Element.LocalName} {handler.Element.Id} '{handler.Element.GetAttribute("aria-label")}' '{(handler.Element.LocalName == "button" ? handler.Element.TextContent.Trim() : "")}'";

    /// <summary>Everything that is kept, and what was published.</summary>
    private string[] State() =>
    [
        .. Directory.EnumerateFiles(app.Data, "*", SearchOption.AllDirectories).Where(path => !path.Contains("history", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(app.Data, path) + " " + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))),
        $"{feed.Published} messages",
    ];

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        circuit.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>Takes everything, and counts it.</summary>
    private sealed class CountingFeed : IFeed
    {
        public int Published { get; private set; }

        public FeedHealth Health => throw new NotSupportedException();

        public ValueTask<bool> PublishAsync(string channel, ReadOnlyMemory<byte> message)
        {
            Published++;
            return new(true);
        }

        public Task<IngestAnswer?> IngestAsync(FeedChannel channel, ReadOnlyMemory<byte> message)
        {
            Published++;
            return Task.FromResult<IngestAnswer?>(null);
        }
    }
}
