using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Flexboard.Core.Messages;
using Flexboard.Feeds;
using Flexboard.Operations;
using Flexboard.Tests.Operations;
using Flexboard.Texts;

namespace Flexboard.Tests;

/// <summary>Tables in docs/ that say what the code says: a new reason, figure or setting is not done without its row.</summary>
public sealed partial class DocsTests
{
    private static readonly IEnumerable<string> Reasons =
        [.. RejectReasons.All.ToArray().Select(reason => reason.NameOf()), IngestReport.Overload, IngestLoop.OwnFault];

    [Fact]
    public void Messages_Reasons_AreAllThatThereAre() =>
        Assert.Equal(Reasons, Rows("messages.md", "| reason |").Select(row => Assert.Single(Words(row[0]))));

    [Fact]
    public void Messages_Examples_AreTaken()
    {
        var reader = new MessageReader();
        var examples = Rows("messages.md", "| form |").Select(row => Words(row[1]).Single()).ToList();
        Assert.Equal(7, examples.Count);
        Assert.All(examples, one => Assert.True(reader.ReadMetric("metrics:x", "x", Encoding.UTF8.GetBytes(one), Sample.Now) is { Accepted: > 0, Problems.Count: 0 }, one));
        string example = File.ReadLines(Path.Combine(Places.Home, "docs", "messages.md")).First(line => line.StartsWith("`{\"id\":", StringComparison.Ordinal));
        Assert.Equal(1, reader.ReadEvent(Encoding.UTF8.GetBytes(Words(example).First()), Sample.Now).Accepted);
    }

    [Fact]
    public void Texts_Reasons_HaveTheirWords()
    {
        var words = ProductTexts.Of("en").Keys.Where(key => key.StartsWith("refused.", StringComparison.Ordinal));
        Assert.Equal(Reasons.Select(reason => $"refused.{reason}").Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Operations_Metrics_AreAllThatThereAre() => Assert.Equal(
        Family.Matches(Metrics.Write(Sample.Overview)).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal),
        Rows("operations.md", "| name |").SelectMany(row => Words(row[0])).Order(StringComparer.Ordinal));

    [Fact]
    public void Operations_Settings_AreAllWithTheirDefaults()
    {
        var settings = new Settings();
        Assert.Equal(
            typeof(Settings).GetProperties().Select(one => (one.Name, Shown(one.GetValue(settings)))),
            Rows("operations.md", "| setting |").Select(row => (Words(row[0]).Single(), row[1].Trim('`'))));

        static string Shown(object? value) => value switch
        {
            "" => "empty",
            bool flag => flag ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }

    [Fact]
    public void Operations_Settings_HaveTheirBounds()
    {
        foreach (var property in typeof(Settings).GetProperties().Where(one => one.PropertyType == typeof(int)))
        {
            var row = Rows("operations.md", "| setting |").Single(row => Words(row[0]).Single() == property.Name);
            var bounds = Bounds.Match(row[2]);
            Assert.True(bounds.Success, property.Name);
            var (least, most) = (int.Parse(bounds.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(bounds.Groups[2].Value, CultureInfo.InvariantCulture));
            Assert.Equal([1, 0, 0, 1], new[] { least - 1, least, most, most + 1 }.Select(value =>
            {
                var settings = new Settings();
                property.SetValue(settings, value);
                return settings.Check().Count();
            }));
        }
    }

    [GeneratedRegex("^# TYPE ([a-z_]+) ", RegexOptions.Multiline)]
    private static partial Regex Family { get; }

    [GeneratedRegex("([0-9]+) to ([0-9]+)$")]
    private static partial Regex Bounds { get; }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Word { get; }

    private static IEnumerable<string> Words(string cell) => Word.Matches(cell).Select(match => match.Groups[1].Value);

    /// <summary>The rows of the table whose first line begins so, as cells.</summary>
    private static List<string[]> Rows(string page, string head) =>
    [
        .. File.ReadLines(Path.Combine(Places.Home, "docs", page))
            .SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];
}
