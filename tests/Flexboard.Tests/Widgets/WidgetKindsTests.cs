using System.Text;
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
}
