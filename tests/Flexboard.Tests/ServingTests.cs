namespace Flexboard.Tests;

/// <summary>What the build fetches is served, whole: a missing manifest or an empty file shows here first.</summary>
public sealed class ServingTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/_framework/blazor.web.js", 100_000)]
    [InlineData("/_content/Radzen.Blazor/Radzen.Blazor.js", 100_000)]
    [InlineData("/_content/Radzen.Blazor/css/material-dark-base.css", 100_000)]
    [InlineData("/lib/signalr/signalr.min.js", 20_000)]
    [InlineData("/lib/fonts/inter/files/inter-latin-400-normal.woff2", 10_000)]
    [InlineData("/js/state.js", 100)]
    public async Task Get_Asset_IsWhole(string path, int atLeast)
    {
        using var client = app.CreateClient();
        var bytes = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(bytes.Length >= atLeast, $"{path}: {bytes.Length} bytes");
    }
}
