namespace Flexboard.Tests.Feeds;

public sealed class EmbeddedFeedTests : FeedContract
{
    public override async ValueTask InitializeAsync() => await StartAsync(redis: "");

    protected override async Task SayAsync(string channel, byte[] message) => await App.Feed.PublishAsync(channel, message);

    protected override async Task SayManyAsync(string channel, byte[] message, int times)
    {
        for (int i = 0; i < times; i++)
        {
            await App.Feed.PublishAsync(channel, message);
        }
    }
}
