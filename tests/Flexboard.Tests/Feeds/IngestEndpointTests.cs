using System.Net;
using System.Text;
using System.Text.Json;
using Flexboard.Core.Series;
using Flexboard.Feeds;
using Flexboard.Tests.Feeds.Redis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flexboard.Tests.Feeds;

public sealed class IngestEndpointTests : IAsyncLifetime
{
    private WebApplication app = null!;
    private HttpClient http = null!;

    public async ValueTask InitializeAsync() => (app, http) = await StartAsync(redis: "");

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Post_Number_IsTakenOnItsChannel()
    {
        var (status, answer) = await PostAsync("?channel=metrics:shop.tps", new StringContent("412.5"));
        Assert.Equal((HttpStatusCode.OK, """{"accepted":1,"rejected":[]}"""), (status, answer));
        Assert.True(Has("shop.tps"));
    }

    [Fact]
    public async Task Post_WithoutChannel_TakesWhatNamesItself()
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("", new StringContent("""{"name":"shop.tps","value":1}"""))).Status);
        Assert.True(Has("shop.tps"));
    }

    [Fact]
    public async Task Post_BatchThatIsHalfBad_TellsWhichAndWhy()
    {
        var (status, answer) = await PostAsync("", new StringContent("""[{"name":"a","value":1},{"name":"b"},{"name":"c","value":"x"}]"""));
        Assert.Equal((HttpStatusCode.OK, """{"accepted":1,"rejected":[{"index":1,"reason":"no-value"},{"index":2,"reason":"wrong-type"}]}"""), (status, answer));
        Assert.Equal(2, app.Services.GetRequiredService<IngestReport>().Refused.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task Post_NothingThatCanBeTaken_Is400(string body)
    {
        var (status, answer) = await PostAsync("", new StringContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(1, JsonDocument.Parse(answer).RootElement.GetProperty("rejected").GetArrayLength());
    }

    [Fact]
    public async Task Post_ChannelThatMatchesNoPattern_Is400ThatSaysSo()
    {
        var (status, answer) = await PostAsync("?channel=weather:x", new StringContent("1"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("weather:x", answer, StringComparison.Ordinal);
        Assert.Contains("metrics:*", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Event_IsTaken() => Assert.Equal(
        (HttpStatusCode.OK, """{"accepted":1,"rejected":[]}"""),
        await PostAsync("?channel=events:x", new StringContent("""{"title":"Hello"}""")));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_OneMebibyte_IsTheMost(bool chunked)
    {
        string body = "{\"name\":\"a\",\"value\":1}";
        var (status, _) = await PostAsync("", Content(body + new string(' ', (1 << 20) - body.Length), chunked));
        Assert.Equal(HttpStatusCode.OK, status);
        foreach (int length in (int[])[(1 << 20) + 1, 40 << 20])
        {
            (status, string answer) = await PostAsync("?channel=metrics:shop", Content(body + new string(' ', length - body.Length), chunked));
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.StartsWith("""{"accepted":0,"rejected":[{"index":0,"reason":"message-too-large"}],"error":"a message has""", answer, StringComparison.Ordinal);
        }

        var channel = app.Services.GetRequiredService<IngestReport>().Channels(FeedHarness.Now).Single(one => one.Channel == "metrics:shop");
        var refusal = Assert.Single(channel.Refused);
        Assert.Equal(("message-too-large", 2), (refusal.Reason, refusal.Count));
        Assert.StartsWith(body, refusal.Sample, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WhatTheStoreRefuses_IsRejectedWithItsReason()
    {
        await PostAsync("", new StringContent("""[{"name":"spent","durations":[12]},{"name":"tps","value":1}]"""));
        long old = FeedHarness.Now - 7_200_000;
        var (status, answer) = await PostAsync("", new StringContent($$"""[{"name":"spent","value":1},{"name":"tps","value":2,"time":{{old}}},{"name":"tps","value":3}]"""));
        Assert.Equal((HttpStatusCode.OK, """{"accepted":1,"rejected":[{"index":0,"reason":"form-conflict"},{"index":1,"reason":"too-old"}]}"""), (status, answer));
        (status, _) = await PostAsync("", new StringContent("""{"name":"spent","value":1}"""));
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Post_MoreSeriesThanAChannelsShare_IsRejectedWithItsReason()
    {
        string lines = string.Join('\n', Enumerable.Range(0, 60_000).Select(i => $"n{i} v=1"));
        var (status, answer) = await PostAsync("", new StringContent(lines));
        Assert.Equal(HttpStatusCode.OK, status);
        using var json = JsonDocument.Parse(answer);
        var rejected = json.RootElement.GetProperty("rejected").EnumerateArray().ToList();
        Assert.All(rejected, one => Assert.Equal("channel-share", one.GetProperty("reason").GetString()));
        int accepted = json.RootElement.GetProperty("accepted").GetInt32();
        int more = json.RootElement.GetProperty("more").GetInt32();
        Assert.Equal(60_000, accepted + rejected.Count + more);
        Assert.InRange(more, 1, 60_000);
    }

    [Fact]
    public async Task Post_WithRedis_IsPublishedThere()
    {
        await using var server = await RedisServer.StartNewAsync();
        var (other, client) = await StartAsync(server.Setting);
        await using var node = other;
        using var _ = client;
        await using var reader = await FeedHarness.StartAsync(server.Setting);
        await FeedHarness.UntilAsync(() => reader.Feed.Health.ConnectedSince > 0 && other.Services.GetRequiredService<IFeed>().Health.ConnectedSince > 0, "both are connected");
        using var answer = await client.PostAsync(new Uri("/api/ingest?channel=metrics:far", UriKind.Relative), new StringContent("3"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await FeedHarness.UntilAsync(() => reader.Find("far") is { Value: 3 }, "the other node heard it");

        await server.KillAsync();
        await FeedHarness.UntilAsync(() => other.Services.GetRequiredService<IFeed>().Health.ConnectedSince == 0, "the loss is noticed");
        using var refused = await client.PostAsync(new Uri("/api/ingest?channel=metrics:far", UriKind.Relative), new StringContent("4"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
    }

    private static StreamContent Content(string body, bool chunked)
    {
        var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        content.Headers.ContentLength = chunked ? null : body.Length;
        return content;
    }

    private static async Task<(WebApplication App, HttpClient Client)> StartAsync(string redis)
    {
        var settings = new Settings { Redis = redis, HostFeed = false };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(settings).AddFeeds(settings);
        builder.Services.AddSingleton(provider => new IngestGate(provider.GetRequiredService<IngestKeys>(), () => true));
        var app = builder.Build();
        app.MapFeeds();
        await app.StartAsync();
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return (app, new HttpClient { BaseAddress = new Uri(address) });
    }

    private bool Has(string name)
    {
        var store = app.Services.GetRequiredService<SeriesStore>();
        lock (store.Gate)
        {
            return store.All.Any(one => one.Name == name && one.Arrival > 0);
        }
    }

    private async Task<(HttpStatusCode Status, string Answer)> PostAsync(string query, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ingest" + query) { Content = body };
        if (body.Headers.ContentLength is null)
        {
            request.Headers.TransferEncodingChunked = true;
        }

        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
