namespace Flexboard.Tests.Feeds;

public sealed class EmbeddedFeedTests : FeedContract
{
    public override async ValueTask InitializeAsync() => await StartAsync(redis: "");

    protected override async Task SayAsync(string channel, byte[] message) => await App.Feed.PublishAsync(channel, message);

    protected override Task FloodAsync(string channel, byte[] message, int times, CancellationToken stop) => Task.Run(async () =>
    {
        while (!stop.IsCancellationRequested)
        {
            for (int i = 0; i < times; i++)
            {
                await App.Feed.PublishAsync(channel, message);
            }

            // As a publisher on a wire would: not more than the machine carries.
            await Task.Yield();
        }
    });
}
