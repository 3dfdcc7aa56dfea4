using System.Text;
using System.Text.Json;
using Flexboard.Boards;
using Flexboard.Texts;
using Flexboard.Widgets;

namespace Flexboard.Tests.Widgets;

/// <summary>What every kind owes to the rest of the product.</summary>
public class WidgetKindsTests
{
    public static TheoryData<string> Names => [.. WidgetKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_OfEveryKind_AreGoodWidgets(string name)
    {
        var samples = WidgetKinds.Find(name)!.Samples;
        Assert.NotEmpty(samples);
        foreach (string sample in samples)
        {
            string members = sample.Trim()[1..^1];
            string board = $$$"""
                {"schemaVersion":1,"title":"x","widgets":[{"id":"a","kind":"{{{name}}}"{{{(members.Length > 0 ? "," : "")}}}{{{members}}}}],
                 "arrangements":[{"id":"b","width":16,"height":9,"textSize":1,"places":{"a":[0,0,16,9]}}]}
                """;
            var reading = new BoardReader(WidgetKinds.All).Read("gallery", Encoding.UTF8.GetBytes(board));
            Assert.Empty(reading.Faults);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Name_OfEveryKind_IsThere(string name) => Assert.Contains("kind." + name, ProductTexts.Of("en").Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void ReadOptions_NothingInAListOrANumberWithoutEnd_IsRefusedWithItsPath(string name)
    {
        var kind = WidgetKinds.Find(name)!;
        foreach (string option in WidgetJson.Options.GetTypeInfo(kind.OptionsType).Properties.Select(one => one.Name))
        {
            foreach (var (value, path) in new[] { ("[null]", "[0]"), ("1e999", ""), ("[{\"at\":-1e999}]", "[0].at"), ("{\"value\":1e999}", ".value") })
            {
                var problems = new List<OptionProblem>();
                Assert.Null(kind.ReadOptions(JsonDocument.Parse($$"""{"{{option}}":{{value}}}""").RootElement, problems));
                Assert.Equal($"$.{option}{path}", Assert.Single(problems).Path);
            }
        }
    }

    [Theory]
    [InlineData("event-list")]
    [InlineData("event-timeline")]
    [InlineData("maintenance")]
    public void ReadOptions_LabelWithoutAValue_IsRefused(string name)
    {
        var problems = new List<OptionProblem>();
        Assert.Null(WidgetKinds.Find(name)!.ReadOptions(JsonDocument.Parse("""{"labels":{"site":null}}""").RootElement, problems));
        Assert.Equal("$.labels", Assert.Single(problems).Path);
    }
}
