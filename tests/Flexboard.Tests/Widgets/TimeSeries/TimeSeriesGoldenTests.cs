using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Widgets.TimeSeries;

namespace Flexboard.Tests.Widgets.TimeSeries;

/// <summary>What the composer writes is what the painter's tests read: tests/golden/time-series.json.</summary>
public class TimeSeriesGoldenTests
{
    public static TheoryData<string> Names => [.. Golden.Read<Case[]>("time-series.json").Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Payloads_GoldenCase_AsThePainterReadsThem(string name)
    {
        var c = Golden.Read<Case[]>("time-series.json").Single(c => c.Name == name);
        using var bench = new GrowingBench(new TimeSeriesKind(), c.Options.GetRawText(), GrowingBench.Bind(c.Series, by: c.By));
        var written = new JsonArray();
        foreach (var frame in c.Frames)
        {
            bench.Now = frame.At;
            foreach (var sample in frame.Samples)
            {
                bench.Append(sample[0].GetString()!, sample[1].GetDouble(), sample[2].GetInt64());
            }

            written.Add(bench.Changes());
        }

        Assert.Equal(Text(c.Changes), Text(written));
        Assert.Equal(Text(c.Full), Text(bench.Full()));
        Assert.Equal(Text(c.History), Text(bench.History()));
    }

    private static string Text(JsonNode? node) => node?.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) ?? "";

    private sealed record Case(
        string Name, JsonElement Options, string Series, string By, Frame[] Frames, JsonNode? Changes, JsonNode? Full, JsonNode? History);

    private sealed record Frame(long At, JsonElement[][] Samples);
}
