namespace Flexboard.Tests.Boards.Page;

public sealed class BoardPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("?mode=console", true)]
    [InlineData("", false)]
    [InlineData("?mode=thumbnail", false)]
    [InlineData("?mode=%22%3E%3Cscript%3E", false)]
    public async Task BoardPage_Mode_OnlyTheConsoleMayBePointedAt(string query, bool console)
    {
        using var client = app.CreateClient();
        string page = await client.GetStringAsync($"/boards/host{query}", TestContext.Current.CancellationToken);
        Assert.Equal(console, page.Contains("data-mode=\"console\"", StringComparison.Ordinal));
        Assert.Equal(console, page.Contains("data-mode", StringComparison.Ordinal));
    }
}
