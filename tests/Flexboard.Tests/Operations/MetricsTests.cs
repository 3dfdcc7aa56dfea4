using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Flexboard.Operations;

namespace Flexboard.Tests.Operations;

public sealed partial class MetricsTests
{
    [Fact]
    public void Write_EverythingKnown_IsPrometheusText()
    {
        string text = Metrics.Write(Sample.Overview);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        string family = "";
        var families = new HashSet<string>();
        var figures = new HashSet<string>();
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            if (Help.Match(line) is { Success: true } help)
            {
                family = help.Groups[1].Value;
                Assert.True(families.Add(family), $"twice: {family}");
            }
            else if (Type.Match(line) is { Success: true } type)
            {
                Assert.Equal(family, type.Groups[1].Value);
                Assert.Equal(type.Groups[2].Value == "counter", family.EndsWith("_total", StringComparison.Ordinal));
            }
            else
            {
                var figure = Figure.Match(line);
                Assert.True(figure.Success, line);
                Assert.Equal(family, figure.Groups[1].Value);
                Assert.True(figures.Add(figure.Groups[1].Value + figure.Groups[2].Value), $"twice: {line}");
                Assert.True(double.TryParse(figure.Groups[3].Value, CultureInfo.InvariantCulture, out _), line);
            }
        }
    }

    [Theory]
    [InlineData("flexboard_samples_total 240")]
    [InlineData("flexboard_messages_total{channel=\"metrics:host\"} 2")]
    [InlineData("flexboard_series 12")]
    [InlineData("flexboard_viewers{board=\"host\",arrangement=\"16x9\"} 3")]
    [InlineData("flexboard_frame_bytes{board=\"host\",arrangement=\"16x9\"} 2048")]
    [InlineData("flexboard_compose_seconds{board=\"host\",arrangement=\"16x9\"} 0.00042")]
    [InlineData("flexboard_recovered_viewers_total 1")]
    [InlineData("flexboard_feed_connected 1")]
    [InlineData("flexboard_feed_heard_age_seconds 0.1")]
    [InlineData("flexboard_history_state{state=\"running\"} 1")]
    [InlineData("flexboard_history_state{state=\"stopped\"} 0")]
    [InlineData("process_cpu_seconds_total 12.5")]
    [InlineData("dotnet_gc_collections_total{generation=\"2\"} 1")]
    public void Write_Figure_IsThere(string line) => Assert.Contains(line, Metrics.Write(Sample.Overview).Split('\n'));

    [Fact]
    public void Write_Refusals_AreCountedByReason()
    {
        var overview = Sample.Overview with { Refused = ImmutableDictionary<string, long>.Empty.Add("not-utf-8", 7) };
        Assert.Contains("flexboard_rejected_total{reason=\"not-utf-8\"} 7\n", Metrics.Write(overview), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ChannelWithSpecialCharacters_IsEscaped()
    {
        var overview = Sample.Overview with { Channels = [Sample.Channel("metrics:\"a\\b\"\nc한")] };
        Assert.Contains("""flexboard_messages_total{channel="metrics:\"a\\b\"\nc한"} 2""" + "\n", Metrics.Write(overview), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(1.5e-7, "1.5E-07")]
    public void Add_UnusualNumber_IsAsPrometheusWritesIt(double value, string expected) =>
        Assert.EndsWith($"\nx {expected}\n", new PrometheusText().Only("x", "gauge", "x", value).ToString(), StringComparison.Ordinal);

    [GeneratedRegex("^# HELP ([a-z_]+) .+$")]
    private static partial Regex Help { get; }

    [GeneratedRegex("^# TYPE ([a-z_]+) (counter|gauge)$")]
    private static partial Regex Type { get; }

    [GeneratedRegex("""^([a-z_]+)(\{[a-z_]+="(?:[^"\\]|\\.)*"(?:,[a-z_]+="(?:[^"\\]|\\.)*")*\})? (\S+)$""")]
    private static partial Regex Figure { get; }
}
