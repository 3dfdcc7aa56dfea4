using System.Text.Json;
using Flexboard.Widgets.Categories;
using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets.Categories;

public sealed class CategoriesComposerTests : IDisposable
{
    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Theory]
    [InlineData("pie", "{}", "b:9 c:5 a2:3 a10:1")]
    [InlineData("radar", "{}", "a2:3 a10:1 b:9 c:5")] // axes keep their places
    [InlineData("bars", """{"sort":"name"}""", "a2:3 a10:1 b:9 c:5")]
    [InlineData("bars", """{"sort":"none"}""", "a10:1 a2:3 b:9 c:5")]
    public void Write_Categories_StandInTheOrderAskedFor(string kind, string options, string expected)
    {
        stage.Place(kind, options, Bind("x"));
        Publish(("c", 5), ("a10", 1), ("b", 9), ("a2", 3));
        Assert.Equal(expected, Said(stage.Compose()));
    }

    [Fact]
    public void Write_MoreThanAskedFor_PartsOfAWholeAreSummed()
    {
        stage.Place("donut", """{"categories":2}""", Bind("x"));
        Publish(("a", 1), ("b", 9), ("c", 5), ("d", 2), ("e", -4));
        var payload = stage.Compose();
        Assert.Equal("b:9 c:5", Said(payload));
        // What is below zero is no part of a whole, and takes nothing from the sum.
        Assert.Equal("[3,3]", payload.GetProperty("other").GetRawText());
    }

    [Fact]
    public void Write_MoreThanAskedFor_BarsOnlySayHowMany()
    {
        stage.Place("bars", """{"categories":2}""", Bind("x"));
        Publish(("a", 1), ("b", 9), ("c", 5), ("e", -14));
        var payload = stage.Compose();
        // A deep fall is as much worth a bar as a high rise.
        Assert.Equal("b:9 e:-14", Said(payload));
        Assert.Equal("[2,null]", payload.GetProperty("other").GetRawText());
    }

    [Fact]
    public void Write_ByLabel_OneCategoryForEachValue()
    {
        stage.Place("bars", "{}", Bind("x", by: "site"));
        stage.Publish("x", 3, ("site", "tokyo"), ("host", "1"));
        stage.Publish("x", 4, ("site", "tokyo"), ("host", "2"));
        stage.Publish("x", 5, ("site", "seoul"), ("host", "3"));
        Assert.Equal("tokyo:7 seoul:5", Said(stage.Compose()));
    }

    [Fact]
    public void Write_SilentCategory_KeepsItsPlaceWithoutValue()
    {
        stage.Place("radar", "{}", Bind("x"));
        Publish(("a", 1), ("b", 2));
        stage.Now += 60_000;
        Publish(("b", 3));
        Assert.Equal("a: b:3", Said(stage.Compose()));
    }

    [Fact]
    public void Write_WithinASecond_ChangesNothing()
    {
        stage.Place("pie", "{}", Bind("x"));
        Publish(("a", 1), ("b", 2));
        stage.Compose();
        stage.Now += 400;
        Publish(("a", 50));
        Assert.False(stage.HasChanged());
        stage.Now += 600;
        Assert.True(stage.HasChanged());
        Assert.True(stage.Composer.FollowsClock); // or what came within the second would wait for the next message
    }

    [Fact]
    public void Write_RanksChange_TonesStay()
    {
        stage.Place("pie", "{}", Bind("x"));
        Publish(("a", 1), ("b", 2), ("c", 3));
        var before = Tones(stage.Compose());
        stage.Now += 1000;
        Publish(("a", 9), ("b", 1), ("c", 2), ("A", 5));
        var after = Tones(stage.Compose());
        Assert.All(before, tone => Assert.Equal(tone.Value, after[tone.Key]));
        Assert.Equal(4, after.Values.Distinct().Count());
    }

    [Fact]
    public void Write_TwentyLongNamesInASmallShare_StaysWithin()
    {
        using var bench = new WidgetBench();
        for (int i = 0; i < 40; i++)
        {
            bench.Publish("x", i, labels: ("name", $"{i:00} " + new string('한', 190)));
        }

        var payload = bench.Compose("bars", """{"categories":20}""", Bind("x"));
        Assert.Equal(20, payload.GetProperty("items").GetArrayLength());
        Assert.All(payload.GetProperty("items").EnumerateArray(), item => Assert.EndsWith("…", item[0].GetString(), StringComparison.Ordinal));
        // In three bytes a character, as frames are written.
        int bytes = payload.GetProperty("items").EnumerateArray().Sum(item => System.Text.Encoding.UTF8.GetByteCount(item[0].GetString()!) + 20);
        Assert.InRange(bytes, 1, 8 * 1024);
    }

    [Fact]
    public void Write_NothingPublished_IsEmpty()
    {
        stage.Place("treemap", "{}", Bind("x"));
        Assert.Equal("""{"items":[],"unit":""}""", stage.Compose().GetRawText());
    }

    [Theory]
    [InlineData("pie", """{"categories":0}""", "$.categories: is from 1 to 20")]
    [InlineData("treemap", """{"categories":21}""", "$.categories: is from 1 to 20")]
    [InlineData("donut", """{"digits":7}""", "$.digits: is from 0 to 6")]
    [InlineData("bars", """{"max":0}""", "$.max: is above 0")]
    [InlineData("radar", """{"max":-1}""", "$.max: is above 0")]
    [InlineData("radial-bar", """{"max":0}""", "$.max: is above 0")]
    [InlineData("bars", """{"orientation":"askew"}""", "$.orientation")]
    [InlineData("pie", """{"thresholds":[]}""", "$")]
    public void ReadOptions_Wrong_SaysWhereAndWhy(string kind, string json, string start) =>
        Assert.StartsWith(start, Assert.Single(Problems(kind, json)), StringComparison.Ordinal);

    [Fact]
    public void Assign_MoreNamesThanTones_UsesEachAsOftenAsOthers()
    {
        var tones = new ToneBook().Assign([.. Enumerable.Range(0, 20).Select(i => $"n{i:00}")]);
        Assert.Equal([2, 3], tones.GroupBy(tone => tone).Select(group => group.Count()).Distinct().Order());
    }

    [Fact]
    public void Assign_NamesThatComeAndGo_AreForgotten()
    {
        var book = new ToneBook();
        int tone = book.Assign(["always"])[0];
        for (int i = 0; i < 1000; i++)
        {
            book.Assign(["always", $"n{i}"]);
        }

        Assert.Equal(tone, book.Assign(["always"])[0]);
        Assert.InRange(book.Count, 1, 300);
    }

    private void Publish(params (string Name, double Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            stage.Publish("x", value, ("name", name));
        }
    }

    private static string Said(JsonElement payload) => string.Join(
        ' ', payload.GetProperty("items").EnumerateArray().Select(item => $"{item[0].GetString()}:{(item[1].ValueKind == JsonValueKind.Null ? "" : item[1].GetRawText())}"));

    private static Dictionary<string, int> Tones(JsonElement payload) =>
        payload.GetProperty("items").EnumerateArray().ToDictionary(item => item[0].GetString()!, item => item[2].GetInt32());
}
