using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Designer;
using Flexboard.Feeds;
using Flexboard.Gallery;
using Flexboard.Links;
using Flexboard.Live;
using Flexboard.People;
using Flexboard.Photographs;
using Flexboard.Storage;
using Flexboard.Widgets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Live;

/// <summary>Real boards, a real store and the views over them; nothing else of the app.</summary>
internal sealed class LiveRig : IDisposable
{
    public static readonly ViewKey Wall = new("wall", null);

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("flexboard-live-");
    private readonly SeriesKey key = new();

    public LiveRig(TimeProvider? time = null, TimeProvider? galleryTime = null)
    {
        Time = time ?? TimeProvider.System;
        var report = new IngestReport();
        var intake = new Intake(new FeedChannels("metrics:*", "events:*"), report, Time, new IntakeLimits());
        intake.Take([], TimeSpan.Zero);
        Feed = new FragileFeed(new EmbeddedFeed(intake, report, Time));
        string layouts = Path.Combine(home.FullName, "layouts");
        Directory.CreateDirectory(layouts);
        File.WriteAllText(Path.Combine(layouts, "wall.json"), Board("One"));
        Boards = new BoardStore(
            new BoardFolders(layouts, Path.Combine(home.FullName, "boards")), new BoardReader(WidgetKinds.All), Store, Time);
        Boards.Refresh();
        Drafts = new Drafts(Boards, new BoardReader(WidgetKinds.All), Path.Combine(home.FullName, "drafts"), Time, NullLogger<Drafts>.Instance);
        Versions = new BoardVersions(Boards, new BoardReader(WidgetKinds.All), Path.Combine(home.FullName, "versions"), Time, NullLogger<BoardVersions>.Instance);
        Links = new LinkStore(Path.Combine(home.FullName, "links.json"), Time, NullLogger<LinkStore>.Instance);
        LinkBoards = new LinkViews(Links, Boards);
        Views = new BoardViews(Boards, new GalleryScenes(new BoardReader(WidgetKinds.All), galleryTime ?? Time, NullLogger<GalleryScenes>.Instance), Drafts, Versions, LinkBoards, new PressViews(Boards), Store, new EventStore(), Feed, new History(home.FullName, 1 << 30), Time, Log);
        Pages = new OpenPages(Views, Boards, Drafts, Time);
        Tickets = new LinkTickets(new EphemeralDataProtectionProvider(), Time);
        Delays = new LinkDelays(Links, LinkBoards, Views, Time, NullLogger<LinkDelays>.Instance);
        Streams = new LinkStreams(Links, Boards, Views, Tickets, Delays, Time);
    }

    public TimeProvider Time { get; }

    public SeriesStore Store { get; } = new(new SeriesLimits());

    public FragileFeed Feed { get; }

    public BoardStore Boards { get; }

    public Drafts Drafts { get; }

    public BoardVersions Versions { get; }

    public BoardViews Views { get; }

    public OpenPages Pages { get; }

    public LinkStore Links { get; }

    public LinkViews LinkBoards { get; }

    public LinkTickets Tickets { get; }

    public LinkDelays Delays { get; }

    public LinkStreams Streams { get; }

    public FaultLog Log { get; } = new();

    public BoardView View => Assert.Single(Views.All);

    public static string Board(string title, string series = "a", string options = "{}") => $$"""
        {
          "schemaVersion": 1, "title": "{{title}}",
          "widgets": [
            { "id": "now", "kind": "number", "data": [ { "series": "{{series}}" } ], "options": {{options}} },
            { "id": "curve", "kind": "time-series", "data": [ { "series": "a" } ] }
          ],
          "arrangements": [ { "id": "16x9", "width": 1600, "height": 900, "places": { "now": [0, 0, 400, 400], "curve": [400, 0, 400, 400] } } ]
        }
        """;

    /// <summary>A link to the board.</summary>
    public Link MakeLink(Func<Link, Link>? wish = null) =>
        Links.Make((id, hash) => (wish ?? (one => one))(new Link { Id = id, TokenHash = hash, Board = "wall" }))!.Value.Link;

    public void Put(string board) => Boards.Put("wall", Encoding.UTF8.GetBytes(board), versions: null);

    public void Publish(double value, string name = "a")
    {
        lock (Store.Gate)
        {
            long now = Time.GetUtcNow().ToUnixTimeMilliseconds();
            key.Start(Encoding.UTF8.GetBytes(name));
            Store.Append(key, "metrics:test", value, new SampleContext(now, now, HasTime: false));
        }
    }

    /// <summary>A viewer's frames, read when the test asks for one.</summary>
    public Reading Join() => new(Views.Join(Wall)!);

    public static JsonNode Read(BoardFrame frame) => JsonNode.Parse(frame.Utf8.Span)!;

    /// <summary>A hub, called by somebody.</summary>
    public BoardHub NewHub(Visitor? visitor = null) => new(Views, Boards, Versions, Pages, Streams, Time) { Context = new Caller(visitor ?? Visitor.Everybody) };

    public static JsonElement Request(object request) => JsonSerializer.SerializeToElement(request);

    public void Dispose()
    {
        Views.Dispose();
        home.Delete(recursive: true);
    }

    internal sealed class Reading(Viewer viewer) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<BoardFrame> frames = viewer.ReadAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();

        public Viewer Viewer => viewer;

        public async Task<BoardFrame> NextAsync() => await TryNextAsync() ?? throw new InvalidOperationException("The stream has ended.");

        public async Task<BoardFrame?> TryNextAsync() => await frames.MoveNextAsync() ? frames.Current : null;

        /// <summary>Reads on until a frame is as wished; all of them must follow each other.</summary>
        public async Task<BoardFrame> UntilAsync(Func<BoardFrame, bool> wished)
        {
            var frame = await NextAsync();
            while (!wished(frame))
            {
                var next = await NextAsync();
                Assert.True(next.IsFull ? next.Sequence > frame.Sequence : next.Sequence == frame.Sequence + 1);
                frame = next;
            }

            return frame;
        }

        public ValueTask DisposeAsync()
        {
            viewer.Leave();
            return frames.DisposeAsync();
        }
    }

    /// <summary>A feed whose health cannot be read now and then: what no composer expects.</summary>
    internal sealed class FragileFeed(EmbeddedFeed feed) : IFeed
    {
        private int broken;

        public int Failures { get; private set; }

        public FeedHealth Health
        {
            get
            {
                if (Interlocked.Exchange(ref broken, 0) == 0)
                {
                    return feed.Health;
                }

                Failures++;
                throw new InvalidOperationException("It is broken.");
            }
        }

        public void BreakOnce() => Interlocked.Exchange(ref broken, 1);

        public ValueTask<bool> PublishAsync(string channel, ReadOnlyMemory<byte> message) => feed.PublishAsync(channel, message);

        public Task<IngestAnswer?> IngestAsync(FeedChannel channel, ReadOnlyMemory<byte> message) => feed.IngestAsync(channel, message);
    }

    internal sealed class FaultLog : ILogger<BoardViews>
    {
        private int errors;

        public int Errors => Volatile.Read(ref errors);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? fault, Func<TState, Exception?, string> format) =>
            Interlocked.Add(ref errors, level >= LogLevel.Error ? 1 : 0);
    }
}
