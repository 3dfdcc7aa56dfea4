using Flexboard.Feeds;

namespace Flexboard.Tests.Feeds;

public sealed class FeedChannelsTests
{
    [Theory]
    [InlineData("metrics:*", "metrics:checkout.tps", true)]
    [InlineData("metrics:*", "metrics:", true)]
    [InlineData("metrics:*", "metric:a", false)]
    [InlineData("*", "", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("a[b-d]e", "ace", true)]
    [InlineData("a[d-b]e", "ace", true)]
    [InlineData("a[^b-d]e", "ace", false)]
    [InlineData("a[^b-d]e", "axe", true)]
    [InlineData(@"a\*", "a*", true)]
    [InlineData(@"a\*", "ab", false)]
    [InlineData(@"a[\]]", "a]", true)]
    [InlineData("*:*:end", "a:b:c:end", true)]
    [InlineData("*a*b*c", "xxaxxbxxcxx", false)]
    [InlineData("a[bc", "ab", true)]
    [InlineData("", "a", false)]
    public void Matches_Pattern_IsAsRedisDoesIt(string pattern, string name, bool expected) =>
        Assert.Equal(expected, FeedChannels.Matches(pattern, name));

    [Fact]
    public void Matches_ManyStars_IsQuick() =>
        Assert.False(FeedChannels.Matches(string.Concat(Enumerable.Repeat("a*", 100)) + "b", new string('a', 250)));

    [Theory]
    [InlineData("metrics:shop:tps", ChannelKind.Metrics, "shop:tps")]
    [InlineData("events:shop", ChannelKind.Events, "shop")]
    public void TryFind_OwnChannel_HasKindAndSuffix(string name, ChannelKind kind, string suffix)
    {
        Assert.True(new FeedChannels("metrics:*", "events:*").TryFind(name, out var channel));
        Assert.Equal((kind, suffix), (channel.Kind, channel.Suffix));
    }

    [Fact]
    public void TryFind_HeartbeatUnderAPatternOfEverything_IsNone() =>
        Assert.False(new FeedChannels("*:*", "*:*").TryFind("flexboard:heartbeat:1", out _));
}
