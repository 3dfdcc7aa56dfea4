using System.Text.Json;
using Flexboard.Designer;
using Flexboard.Live;

namespace Flexboard.Tests.Live;

/// <summary>Pages that watch a board, and the draft on one of them.</summary>
public sealed class OpenPagesTests : IDisposable
{
    private const string Page = "page-0001";

    private readonly ManualTime clock = new();
    private readonly LiveRig rig;

    public OpenPagesTests()
    {
        rig = new LiveRig(clock);
        Draft.Commit(new DraftEdit("e1", "title", [Title("One", "Two")]));
    }

    private Draft Draft => rig.Drafts.Open("wall")!;

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Try_OfAnOpenPage_ShowsTheDraftThereAloneUntilItEnds()
    {
        using var stream = Enter(Page);
        using var other = Enter("page-0002");
        Assert.NotNull(rig.Pages.Try("wall", Page));
        Assert.Equal(new ViewKey("draft.wall", null), stream.Turn.View);
        Assert.Equal(stream.Turn.View, rig.Pages.Tried("wall", Page));
        Assert.Equal(LiveRig.Wall, other.Turn.View);
        Assert.Null(rig.Pages.Tried("wall", "page-0002"));

        Assert.True(rig.Pages.EndTry(Page));
        Assert.Equal(LiveRig.Wall, stream.Turn.View);
        Assert.Null(rig.Pages.Tried("wall", Page));
    }

    [Fact]
    public void Try_AfterTenMinutes_EndsByItself()
    {
        using var stream = Enter(Page);
        rig.Pages.Try("wall", Page);
        clock.Advance(OpenPages.TryFor - TimeSpan.FromSeconds(1));
        Assert.NotNull(rig.Pages.Tried("wall", Page));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(rig.Pages.Tried("wall", Page));
        Assert.Equal(LiveRig.Wall, stream.Turn.View);
    }

    [Fact]
    public void Try_WhenTheBoardIsPublished_Ends()
    {
        using var stream = Enter(Page);
        rig.Pages.Try("wall", Page);
        rig.Put(LiveRig.Board("Three"));
        Assert.Null(rig.Pages.Tried("wall", Page));
        Assert.Equal(LiveRig.Wall, stream.Turn.View);
    }

    [Fact]
    public void Leave_OfThePagesLastStream_ForgetsItAndWhatItTried()
    {
        var stream = Enter(Page);
        using (Enter(Page))
        {
            rig.Pages.Try("wall", Page);
            stream.Dispose();
            Assert.NotNull(rig.Pages.Tried("wall", Page));
        }

        Assert.Empty(rig.Pages.Of("wall"));
        using var again = Enter(Page);
        Assert.Null(rig.Pages.Tried("wall", Page));
    }

    [Fact]
    public void Try_OfAPageOfAnotherBoardOrNone_DoesNothing()
    {
        using var stream = Enter(Page);
        Assert.Null(rig.Pages.Try("wall", "page-none"));
        Assert.Null(rig.Pages.Try("other", Page));
        Assert.Equal(LiveRig.Wall, stream.Turn.View);
    }

    [Fact]
    public void Enter_OfTooMany_IsNotKnownByName()
    {
        for (int i = 0; i < OpenPages.MaxPages; i++)
        {
            Assert.NotNull(Enter($"page-{i:0000}"));
        }

        Assert.Null(rig.Pages.Enter(Named("page-more"), LiveRig.Wall, "c"));
        Assert.Equal(OpenPages.MaxPages, rig.Pages.Of("wall").Length);
    }

    [Fact]
    public void Turn_WhenAnotherComes_EndsWhatItsViewersRead()
    {
        using var stream = Enter(Page);
        var turn = stream.Turn;
        turn.Add(rig.Views.Join(turn.View)!);
        Assert.Equal(1, rig.View.Viewers);
        rig.Pages.Try("wall", Page);
        Assert.Equal(0, rig.View.Viewers);

        // One that came a moment too late leaves as well.
        turn.Add(rig.Views.Join(turn.View)!);
        Assert.Equal(0, rig.View.Viewers);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36", "Chrome")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0", "Edge")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox")]
    [InlineData("curl/8.5 <script>", "")]
    public void BrowserOf_AUserAgent_IsAKnownWordOrNone(string userAgent, string browser) =>
        Assert.Equal(browser, OpenPage.BrowserOf(userAgent));

    [Theory]
    [InlineData("1a2b-3c4d", true)]
    [InlineData("short", false)]
    [InlineData("../../etc", false)]
    [InlineData(null, false)]
    public void IsId_TakesLettersDigitsAndHyphens(string? text, bool is_) => Assert.Equal(is_, OpenPage.IsId(text));

    private static DraftChange Title(string was, string value) => DraftMessages.Read(JsonSerializer.SerializeToElement(new
    {
        id = "x",
        label = "title",
        changes = new[] { new { path = new[] { "title" }, was, value } },
    })).Changes[0];

    private static OpenPage Named(string id) => new(id, "wall", "16x9", 1920, 1080, "Chrome", true, 0);

    private PageStream Enter(string id) => rig.Pages.Enter(Named(id), LiveRig.Wall, "connection")!;
}
