using System.Net;
using Flexboard.Widgets;

namespace Flexboard.Tests.Gallery;

public sealed class GalleryPageTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly HttpClient client = app.CreateClient();

    [Fact]
    public async Task Get_Gallery_ShowsEveryKindOnceWithItsFirstFrame()
    {
        string page = await client.GetStringAsync(new Uri("/gallery", UriKind.Relative));
        Assert.All(WidgetKinds.All, kind => Assert.Contains($"data-widget=\"{kind.Name}\"", page, StringComparison.Ordinal));
        Assert.Contains("\"k\":true", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_GalleryInAnotherLanguageAndTheme_IsThat()
    {
        string page = await client.GetStringAsync(new Uri("/gallery?kind=gauge&culture=ko&theme=light", UriKind.Relative));
        Assert.Contains("<html lang=\"ko\">", page, StringComparison.Ordinal);
        Assert.Contains("data-theme=\"light\"", page, StringComparison.Ordinal);
        Assert.Contains("게이지", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_GalleryOfAKindThatThereIsNot_SaysSo()
    {
        using var answer = await client.GetAsync(new Uri("/gallery?kind=%3Cb%3E", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The gallery has no kind '<b>'", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
