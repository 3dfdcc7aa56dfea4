using Flexboard.Access;
using Microsoft.Extensions.Configuration;

namespace Flexboard.Tests.Access;

public sealed class StartCheckTests
{
    [Fact]
    public void Read_Nothing_IsTheDefaults()
    {
        Assert.Empty(Read([], out var settings));
        Assert.Equal(50_000, settings.MaxSeries);
    }

    [Fact]
    public void Read_RightValues_AreTaken()
    {
        Assert.Empty(Read([("Flexboard:maxseries", " 1000 "), ("Flexboard:HostFeed", "false"), ("Flexboard:Demo", "reservation")], out var settings));
        Assert.Equal((1000, false, "reservation"), (settings.MaxSeries, settings.HostFeed, settings.Demo));
    }

    [Fact]
    public void Read_EmptyNumber_IsTheDefault()
    {
        Assert.Empty(Read([("Flexboard:MaxSeries", "")], out var settings));
        Assert.Equal(50_000, settings.MaxSeries);
    }

    [Theory]
    [InlineData("Flexboard:MaxSeries", "abc", "Flexboard:MaxSeries is 'abc'; it must be a whole number")]
    [InlineData("Flexboard:MaxSeries", "99999999999", "Flexboard:MaxSeries is '99999999999'; it must be a whole number")]
    [InlineData("Flexboard:MaxSeries", "1", "Flexboard:MaxSeries is 1; it must lie between 100 and 1000000")]
    [InlineData("Flexboard:AllowOpen", "yes", "Flexboard:AllowOpen is 'yes'; it must be true or false")]
    [InlineData("Flexboard:Demo", "x", "Flexboard:Demo is 'x'; it may be empty or 'reservation'")]
    [InlineData("Flexboard:Redis:Host", "a", "Flexboard:Redis must be one value, not a list or an object")]
    [InlineData("Flexboard:Reddis", "a", "Flexboard:Reddis is not a setting; did you mean Flexboard:Redis?")]
    [InlineData("Flexboard:MetricsChannel", "a:*", "Flexboard:MetricsChannel is not a setting; did you mean Flexboard:MetricChannels?")]
    [InlineData("urls", "8080", "Urls (ASPNETCORE_URLS, --urls) is '8080'; it must be an address such as http://localhost:8080")]
    [InlineData("urls", "http://localhost:99999", "Urls (ASPNETCORE_URLS, --urls) is 'http://localhost:99999'; it must be an address such as http://localhost:8080")]
    [InlineData("Flexboard:Chromium", "/no/chromium", "Flexboard:Chromium is '/no/chromium'; it must be the whole path of a program, such as /usr/bin/chromium, and there is none")]
    [InlineData("Flexboard:Chromium", "chromium", "Flexboard:Chromium is 'chromium'; it must be the whole path of a program, such as /usr/bin/chromium, and there is none")]
    [InlineData("Flexboard:MetricsKey", "short", "Flexboard:MetricsKey must have at least 20 letters")]
    [InlineData("Flexboard:MetricsKey", "with spaces in it, which no header can tell", "Flexboard:MetricsKey must have at least 20 letters")]
    public void Read_WrongValue_IsOneLineThatNamesIt(string key, string value, string expected)
    {
        string line = Assert.Single(Read([(key, value)], out _));
        Assert.StartsWith(expected, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void Read_UnlikeAnySetting_ListsThem() =>
        Assert.Contains("there are Redis, MetricChannels,", Assert.Single(Read([("Flexboard:Nonsense", "1")], out _)), StringComparison.Ordinal);

    [Theory]
    [InlineData("urls", "http://localhost:8080;http://127.0.0.1:0;http://[::1]:1")]
    [InlineData("urls", "http://127.0.0.5:8080")]
    [InlineData("urls", "http://unix:/run/flexboard.sock")]
    [InlineData("Kestrel:Endpoints:Wall:Url", "http://localhost:80")]
    [InlineData("urls", "http://0.0.0.0:8080")]
    [InlineData("http_ports", "8080")]
    [InlineData("Kestrel:Endpoints:Wall:Url", "http://*:80")]
    public void Read_Address_IsTaken(string key, string value) => Assert.Empty(Read([(key, value)], out _));

    private static IReadOnlyList<string> Read((string Key, string Value)[] entries, out Settings settings) =>
        StartCheck.Read(
            new ConfigurationBuilder().AddInMemoryCollection(entries.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build(),
            out settings);
}
