using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Core.Series;
using Flexboard.Widgets.Hitmap;
using FsCheck;
using FsCheck.Fluent;
using static Flexboard.Tests.Widgets.GrowingBench;

namespace Flexboard.Tests.Widgets.Hitmap;

public class HitmapComposerTests
{
    private const long Column = Start / 5000;

    private static GrowingBench Bench(string options = "{}", params Core.Boards.Binding[] data) =>
        new(new HitmapKind(), options, data.Length > 0 ? data : [.. new HitmapKind().DefaultData]);

    public static TheoryData<string> GoldenNames => [.. Golden.Read<Case[]>("hitmap.json").Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(GoldenNames))]
    public void Payloads_GoldenCase_AsThePainterReadsThem(string name)
    {
        var c = Golden.Read<Case[]>("hitmap.json").Single(c => c.Name == name);
        using var bench = Bench(c.Options.GetRawText());
        var written = new JsonArray();
        foreach (var frame in c.Frames)
        {
            bench.Now = frame.At;
            bench.Durations("elapsed", frame.Durations, frame.Errors, frame.Time);
            written.Add(bench.Changes());
        }

        Assert.Equal(c.Changes?.ToJsonString(), written.ToJsonString());
        Assert.Equal(c.Full?.ToJsonString(), bench.Full().ToJsonString());
        Assert.Equal(c.History?.ToJsonString(), bench.History().ToJsonString());
    }

    [Fact]
    public void Changes_NothingCame_WritesNothing()
    {
        using var bench = Bench();
        bench.Durations("elapsed", [100], []);
        Assert.NotNull(bench.Changes());
        Assert.Null(bench.Changes());
    }

    [Fact]
    public void Changes_OneTransactionMore_OnlyItsColumn()
    {
        using var bench = Bench();
        for (int i = 0; i < 20; i++)
        {
            bench.Now = Start + (i * 5000);
            bench.Durations("elapsed", [100, 9000], [3000]);
            bench.Changes();
        }

        bench.Durations("elapsed", [40_000], []);
        var picture = new CellPicture();
        picture.Take(bench.Changes()!);
        Assert.Equal([(Column + 19, 0, false), (Column + 19, 12, true), (Column + 19, 36, false), (Column + 19, 39, false)], picture.Cells.Keys.Order());
    }

    [Fact]
    public void Full_LongWindow_NewestMinuteOnly()
    {
        using var bench = Bench();
        for (int i = 0; i < 120; i++)
        {
            bench.Now = Start + (i * 5000);
            bench.Durations("elapsed", [100], []);
        }

        Assert.Equal(12, bench.Full()["columns"]!.AsArray().Count / 3);
        Assert.Equal(120, bench.History()["columns"]!.AsArray().Count / 3);
    }

    [Fact]
    public void History_TwoBindingsOfOneSeries_CountedOnce()
    {
        using var bench = Bench("{}", Bind("elapsed"), Bind("elap*"));
        bench.Durations("elapsed", [100], []);
        var picture = new CellPicture();
        picture.Take(bench.History());
        Assert.Equal(1, picture.Cells[(Column, 0, false)]);
    }

    [Theory]
    [InlineData(300, 5)]
    [InlineData(1200, 5)]
    [InlineData(1800, 10)]
    [InlineData(3600, 15)]
    public void Step_Window_AtMostTwoHundredAndFortyColumns(int window, int expected)
    {
        using var bench = Bench($$"""{"windowSeconds":{{window}}}""");
        Assert.Equal(expected, bench.Full()["step"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"scaleSeconds":15}""", "$.scaleSeconds")]
    [InlineData("""{"windowSeconds":60}""", "$.windowSeconds")]
    [InlineData("""{"thresholdSeconds":10}""", "$.thresholdSeconds")]
    public void Options_OutOfBounds_Refused(string options, string path)
    {
        var problems = new List<Flexboard.Widgets.OptionProblem>();
        using var json = JsonDocument.Parse(options);
        Assert.Null(new HitmapKind().ReadOptions(json.RootElement, problems));
        Assert.Equal(path, Assert.Single(problems).Path);
    }

    /// <summary>
    /// Transactions of two servers in any order, frames now and then, one viewer from the start and one that joins: both
    /// know every count exactly, as does a list of all transactions.
    /// </summary>
    [Theory]
    [InlineData(300, 5)]
    [InlineData(600, 10)]
    [InlineData(600, 20)]
    [InlineData(600, 40)]
    [InlineData(1200, 80)]
    [InlineData(1800, 40)]
    public void Pictures_AnyTransactionsAndFrames_ExactCounts(int window, int scale)
    {
        // Half of them on the edges of rows.
        var elapsedTimes = Gen.OneOf(Gen.Choose(0, 90_000), Gen.Choose(0, 720).Select(edge => edge * 125));
        var step = Gen.Choose(0, 1).SelectMany(server => Gen.Choose(0, 60).SelectMany(late => Gen.Choose(0, 7000).SelectMany(wait =>
            Gen.Choose(0, 4).SelectMany(act => elapsedTimes.ListOf().Select(elapsed =>
                (Server: server, Late: late < 50 ? 0 : (late - 49) * 8000, Wait: wait, Act: act, Elapsed: elapsed))))));
        Prop.ForAll(step.ArrayOf().ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), (steps, join) =>
        {
            using var bench = Bench($$"""{"windowSeconds":{{window}},"scaleSeconds":{{scale}}}""");
            CellPicture patient = new(), joined = new();
            bench.Changes();
            patient.Take(bench.Full());
            var transactions = new List<(long Time, int Elapsed, bool Failed)>();
            JsonObject? history = null;
            for (int i = 0; i < steps.Length; i++)
            {
                bench.Now += steps[i].Wait;
                long time = bench.Now - steps[i].Late;
                double[] normal = [.. steps[i].Elapsed.Where(elapsed => elapsed % 7 > 1).Select(elapsed => (double)elapsed)];
                double[] failed = [.. steps[i].Elapsed.Where(elapsed => elapsed % 7 <= 1).Select(elapsed => (double)elapsed)];
                Assert.Equal(AppendResult.Accepted, bench.Durations($"elapsed,server={steps[i].Server}", normal, failed, time));
                transactions.AddRange(steps[i].Elapsed.Select(elapsed => (time, elapsed, elapsed % 7 <= 1)));
                if (i == join)
                {
                    joined.Take(bench.Full());
                    history = bench.History();

                    // Whatever is composed after it has a later moment (FrameComposer).
                    bench.Now++;
                }

                if (steps[i].Act < 3 && bench.Changes() is { } changes)
                {
                    patient.Take(changes);
                    if (i >= join)
                    {
                        joined.Take(changes);
                    }
                }
            }

            if (bench.Changes() is { } rest)
            {
                patient.Take(rest);
                joined.Take(rest);
            }

            if (history is null)
            {
                joined.Take(bench.Full());
                history = bench.History();
            }

            joined.Take(history);
            int columnMs = new HitmapOptions { WindowSeconds = window }.ColumnSeconds * 1000;
            long first = (bench.Now / columnMs) - (window * 1000L / columnMs) + 1;
            var truth = transactions
                .Where(one => one.Time / columnMs >= first)
                .GroupBy(one => (one.Time / columnMs, Math.Min(39, one.Elapsed * 40 / (scale * 1000)), one.Failed))
                .ToDictionary(group => group.Key, group => (long)group.Count());
            Assert.Equal(truth, patient.Since(first));
            Assert.Equal(truth, joined.Since(first));
        }).QuickCheckThrowOnFailure();
    }

    private sealed record Case(string Name, JsonElement Options, Frame[] Frames, JsonNode? Changes, JsonNode? Full, JsonNode? History);

    private sealed record Frame(long At, long Time, double[] Durations, double[] Errors);

    /// <summary>What a viewer knows of a hitmap: a column gives way to what was composed no earlier.</summary>
    private sealed class CellPicture
    {
        private readonly Dictionary<long, long> composed = [];

        public Dictionary<(long Column, int Row, bool Failed), long> Cells { get; } = [];

        public void Take(JsonObject payload)
        {
            long at = payload["at"]!.GetValue<long>();
            var columns = payload["columns"]!.AsArray();
            for (int i = 0; i < columns.Count; i += 3)
            {
                long column = columns[i]!.GetValue<long>();
                if (composed.GetValueOrDefault(column) > at)
                {
                    continue;
                }

                composed[column] = at;
                Put(column, columns[i + 1]!.AsArray(), false);
                Put(column, columns[i + 2]!.AsArray(), true);
            }
        }

        public Dictionary<(long Column, int Row, bool Failed), long> Since(long first) =>
            Cells.Where(cell => cell.Key.Column >= first).ToDictionary();

        private void Put(long column, JsonArray rows, bool failed)
        {
            int row = 0;
            foreach (long count in rows.Select(node => node!.GetValue<long>()))
            {
                if (count < 0)
                {
                    row += (int)-count;
                }
                else
                {
                    Cells[(column, row++, failed)] = count;
                }
            }
        }
    }
}
