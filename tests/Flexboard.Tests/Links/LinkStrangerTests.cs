using System.Net;
using Flexboard.Boards;
using Flexboard.Links;
using Flexboard.People;
using Flexboard.Tests.Live;
using Flexboard.Tests.People;

namespace Flexboard.Tests.Links;

/// <summary>Where people have accounts, a link still shows its board to somebody without one, and opens nothing else.</summary>
public sealed class LinkStrangerTests
{
    [Fact]
    public async Task Link_ToAStranger_ShowsItsBoardAndNothingElse()
    {
        await using var app = new PeopleApp();
        using var somebody = await app.SignInAsync("kim", new Grant("", Role.Designer));
        app.Get<BoardStore>().Create("shown", System.Text.Encoding.UTF8.GetBytes(LiveRig.Board("Shown")));
        var kim = new Visitor("kim", [new Grant("", Role.Designer)]);
        var made = app.Get<LinkDesk>().Make(kim, "shown", one => one, null);
        using var stranger = app.NewBrowser();

        foreach (string end in new[] { "", "/ticket", "/history" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, $"/s/{made.Token}{end}"));
        }

        foreach (string other in new[] { "/boards/shown/history", $"/boards/{made.Link!.View}/history", "/api/boards/shown", "/api/links", "/api/series/", "/gallery" })
        {
            Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(stranger, other));
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(somebody, "/api/links"));
        Assert.Equal("kim", made.Link.MadeBy);
    }

    private static async Task<HttpStatusCode> StatusAsync(PeopleApp.Browser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        return answer.StatusCode;
    }
}
