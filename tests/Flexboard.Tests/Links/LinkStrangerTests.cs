using System.Net;
using Flexboard.People;
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
        var (link, token) = app.MakeLink("shown");
        using var stranger = app.NewBrowser();

        foreach (string end in new[] { "", "/ticket", "/history" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, $"/s/{token}{end}"));
        }

        foreach (string other in new[] { "/boards/shown/history", $"/boards/{link.View}/history", "/api/boards/shown", "/api/links", "/api/series/", "/gallery" })
        {
            Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(stranger, other));
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(somebody, "/api/links"));
        Assert.Equal("kim", link.MadeBy);
    }

    private static async Task<HttpStatusCode> StatusAsync(PeopleApp.Browser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        return answer.StatusCode;
    }
}
