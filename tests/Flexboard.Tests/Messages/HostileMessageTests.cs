using System.Text;
using Flexboard.Core.Events;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Messages;

/// <summary>What no publisher should send, and some will.</summary>
public sealed class HostileMessageTests
{
    private const long Now = 1_764_000_000_000;

    private static readonly string[] Good =
    [
        """[{"name":"a","value":1,"labels":{"site":"a"},"time":1764000000000,"unit":"1/s","kind":"counter"},{"name":"b","value":-2.5e3}]""",
        """{"name":"e","durations":[12,85,3100],"errors":[30011],"simulated":true}""",
        """{"name":"h","histogram":{"bounds":[100,500],"counts":[4,0,1]}}""",
        "checkout\\ x,site=a\\,b tps=412,errors=3i,ok=t,s=\"x y\" 1764000000123000000\nb v=1\n",
        """{"id":"x","severity":"warning","state":"open","title":"t","from":1764000000000,"until":"2025-11-25T00:00:00Z","labels":{"a":"b"}}""",
        "412.5",
    ];

    private static readonly Arbitrary<byte[]> Garbage = Gen.OneOf(
        Gen.Choose(0, 255).Select(one => (byte)one).ArrayOf(),
        (from text in Gen.Elements(Good)
         from edits in (from at in Gen.Choose(0, 200) from kind in Gen.Choose(0, 2) from one in Gen.Choose(0, 255) select (at, kind, one)).ListOf(4)
         select Edit(Encoding.UTF8.GetBytes(text), edits))).ToArbitrary();

    private readonly SeriesStore store = new(new SeriesLimits());
    private readonly EventStore events = new();
    private readonly MessageReader reader;
    private readonly MessageReader checker = new();

    public HostileMessageTests() => reader = new MessageReader(store, events);

    public sealed record BadMessage(string Name, string? Text, string? Base64, string? Channel, int Accepted, string[] Problems);

    public static TheoryData<string> Names => [.. Golden.Read<BadMessage[]>("messages/bad.json").Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_BadMessageOfTheCorpus_ToldByReasonAndIndex(string name)
    {
        var bad = Golden.Read<BadMessage[]>("messages/bad.json").Single(one => one.Name == name);
        byte[] message = bad.Base64 is { } base64 ? Convert.FromBase64String(base64) : Encoding.UTF8.GetBytes(bad.Text!);
        var outcome = bad.Channel == "events"
            ? reader.ReadEvent(message, Now)
            : reader.ReadMetric($"metrics:{bad.Channel}", bad.Channel ?? "x", message, Now);
        Assert.Equal(bad.Problems, outcome.Problems.Select(problem => $"{problem.Index}: {problem.Reason.NameOf()}"));
        Assert.Equal(bad.Accepted, outcome.Accepted);
    }

    [Fact]
    public void Read_AnyBytes_NeverThrowsAndAlwaysAnswers() =>
        Prop.ForAll(Garbage, message =>
        {
            var outcome = reader.ReadMetric("metrics:x", "x", message, Now);
            bool answered = outcome.Accepted + outcome.Problems.Count > 0 || IsCommentOrEmptyBatch(message);
            var known = (outcome.Accepted, outcome.Refused, outcome.CountOf(RejectReason.FormConflict), outcome.CountOf(RejectReason.TooOld));
            var checkedOnly = checker.ReadMetric("metrics:x", "x", message, Now);
            bool same = checkedOnly.Accepted == known.Accepted + known.Item3 + known.Item4
                && checkedOnly.Refused == known.Refused - known.Item3 - known.Item4;
            reader.ReadEvent(message, Now);
            return answered && same;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(200));

    [Fact]
    public void Read_OneMebibyte_IsTakenAndOneByteMoreIsNot()
    {
        byte[] message = new byte[(1 << 20) + 1];
        message.AsSpan().Fill((byte)' ');
        "{\"value\":1}"u8.CopyTo(message);
        Assert.Equal(1, reader.ReadMetric("metrics:x", "x", message.AsSpan(0, 1 << 20), Now).Accepted);
        Assert.Equal(RejectReason.MessageTooLarge, Assert.Single(reader.ReadMetric("metrics:x", "x", message, Now).Problems).Reason);
        Assert.Equal(RejectReason.MessageTooLarge, Assert.Single(reader.ReadEvent(message, Now).Problems).Reason);
    }

    [Theory]
    [InlineData("[", "1,", "1]")]
    [InlineData("", "x v\n", "")]
    [InlineData("x ", "v=\",\",", "v=1")]
    [InlineData("x,", "a=b,", "a=b v=1")]
    [InlineData("{\"labels\":{", "\"a\":\"b\",", "\"a\":\"b\"},\"value\":1}")]
    [InlineData("{\"value\":", "1", "}")]
    [InlineData("{\"name\":\"", "\\ud83d", "\",\"value\":1}")]
    [InlineData("{\"durations\":[", "-1,", "1]}")]
    [InlineData("x ", "\\ ", "=1")]
    [InlineData("", "\"", "")]
    [InlineData("", "a v=\",w=5\",x=\"\n", "")]
    public void Read_AMebibyteOfOneMistake_IsToldAndBounded(string before, string mistake, string after)
    {
        var text = new StringBuilder(before, 1 << 20);
        while (text.Length + mistake.Length + after.Length < 1 << 20)
        {
            text.Append(mistake);
        }

        var outcome = reader.ReadMetric("metrics:x", "x", Encoding.UTF8.GetBytes(text.Append(after).ToString()), Now);
        Assert.NotEmpty(outcome.Problems);
        Assert.InRange(outcome.Problems.Count, 1, MessageOutcome.MaxListed);
        Assert.True(outcome.Refused >= outcome.Problems.Count);
        Assert.True(reader.ReadMetric("metrics:x", "x", "1"u8, Now) is { Accepted: 1, Refused: 0, Problems.Count: 0 });
    }

    [Fact]
    public void Read_SixtyThousandNames_KeepsTheHealthySeriesAndCountsTheRest()
    {
        store.Show([new SeriesSelector("late.but.shown")]);
        reader.ReadMetric("metrics:good", "good", "1"u8, Now);
        int refused = 0;
        for (int batch = 0; batch < 600; batch++)
        {
            string message = $"[{string.Join(',', Enumerable.Range(batch * 100, 100).Select(i => $$"""{"name":"flood.{{i}}","value":1}"""))}]";
            refused += reader.ReadMetric("metrics:flood", "flood", Encoding.UTF8.GetBytes(message), Now).CountOf(RejectReason.ChannelShare);
        }

        Assert.Equal((35_000, 25_001), (refused, store.Count));
        Assert.Equal(1, reader.ReadMetric("metrics:good", "good", "2"u8, Now + 1).Accepted);
        Assert.Equal(1, reader.ReadMetric("metrics:good", "good", """{"name":"new","value":1}"""u8, Now + 1).Accepted);
        Assert.Equal(1, reader.ReadMetric("metrics:flood", "flood", """{"name":"late.but.shown","value":1}"""u8, Now + 1).Accepted);
        store.ForgetSilent(Now + 86_400_001);
        Assert.Equal(["good", "late.but.shown", "new"], store.All.Select(series => series.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ReadEvent_FloodOfRemarks_CannotPushACriticalOneAway()
    {
        reader.ReadEvent("""{"id":"db","severity":"critical","title":"DB down"}"""u8, Now);
        for (int i = 0; i < 3000; i++)
        {
            reader.ReadEvent(Encoding.UTF8.GetBytes($$"""{"title":"remark {{i}}"}"""), Now + i);
        }

        Assert.Equal(1000, events.Count);
        Assert.NotNull(events.Find("db"));
        Assert.Equal("remark 2999", events.NewestFirst.First().Title);
    }

    [Fact]
    public void Read_ClocksFastAndSlow_ToldForEachMessage()
    {
        long? Skew(string message) => reader.ReadMetric("metrics:x", "x", Encoding.UTF8.GetBytes(message), Now).Skew;
        Assert.Equal(540_000, Skew($"a v=1 {Now + 540_000}000000"));
        Assert.Equal(-30_000, Skew($"a v=1 {Now - 90_000}000000\na v=2 {Now - 30_000}000000"));
        Assert.Null(Skew("a v=3"));
        Assert.Equal(7000, reader.ReadEvent(Encoding.UTF8.GetBytes($$"""{"title":"a","time":{{Now + 7000}}}"""), Now).Skew);
        Assert.Equal(Now, events.NewestFirst.Single().Time);
    }

    private static bool IsCommentOrEmptyBatch(byte[] message)
    {
        string text = Encoding.Latin1.GetString(message).Trim();
        return text.StartsWith('#') || (text.StartsWith('[') && text.EndsWith(']') && string.IsNullOrWhiteSpace(text[1..^1]));
    }

    private static byte[] Edit(byte[] message, IList<(int At, int Kind, int One)> edits)
    {
        var bytes = message.ToList();
        foreach (var (at, kind, one) in edits)
        {
            int where = at % bytes.Count;
            switch (kind)
            {
                case 0:
                    bytes[where] = (byte)one;
                    break;
                case 1:
                    bytes.Insert(where, (byte)(one < 128 ? "{}[],:\"\\ =\n0e-"[one % 14] : one));
                    break;
                default:
                    bytes.RemoveRange(where, Math.Min(1 + (one % 9), bytes.Count - where));
                    bytes.AddRange("!"u8);
                    break;
            }
        }

        return [.. bytes];
    }
}
