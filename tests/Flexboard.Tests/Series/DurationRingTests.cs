using Flexboard.Core.Series;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.SeriesTests;

public sealed class DurationRingTests
{
    private const long Start = 1_764_000_000_000;

    private static readonly Arbitrary<(int Step, int Elapsed, bool Error)[]> Samples =
        (from step in Gen.Frequency(
             (10, Gen.Choose(0, 3000)), (3, Gen.Choose(-30_000, -1)), (2, Gen.Choose(5000, 400_000)), (1, Gen.Choose(-4_000_000, 9_000_000)))
         from elapsed in Gen.Choose(0, 100_000)
         from error in Gen.Elements(false, false, true)
         select (step, elapsed, error)).ArrayOf().ToArbitrary();

    [Fact]
    public void Add_AnyTransactions_TellsWhatANaiveModelTells() =>
        Prop.ForAll(Samples, samples => AgreesWithModel(samples, long.MaxValue, DurationRing.MaxColumns))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(300));

    [Fact]
    public void Add_BudgetRefused_StaysShort() =>
        Prop.ForAll(Samples, samples => AgreesWithModel(samples, 0, 24))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(300));

    [Fact]
    public void Add_CountsBeyond32Bits_StayFull()
    {
        var ring = new DurationRing();
        ring.Add(Start, 0, 1, uint.MaxValue, false, new MemoryBudget(0), false);
        ring.Add(Start, 0, 1, 5, false, new MemoryBudget(0), false);
        Assert.Equal((uint.MaxValue, uint.MaxValue + 5L), (ring.At(Start)!.Normal[0], ring.At(Start)!.Count));
    }

    [Fact]
    public void ForgetAfter_SomeTime_KeepsTheColumnItFallsInto()
    {
        var ring = new DurationRing();
        for (int i = 0; i < 10; i++)
        {
            ring.Add(Start + (i * 5000), 3, 16, 1, false, new MemoryBudget(0), false);
        }

        ring.ForgetAfter(Start + 12_345);
        Assert.Equal(Start + 10_000, ring.NewestStart);
        Assert.NotNull(ring.At(Start + 10_000));
        Assert.Null(ring.At(Start + 15_000));
    }

    private static bool AgreesWithModel((int Step, int Elapsed, bool Error)[] samples, long budgetBytes, int reach)
    {
        var budget = new MemoryBudget(budgetBytes);
        var ring = new DurationRing();
        var model = new Dictionary<long, List<(int Elapsed, bool Error)>>();
        long time = Start;
        long newest = 0;
        foreach (var (step, elapsed, error) in samples)
        {
            time += step;
            long start = time / 5000 * 5000;
            bool taken = ring.Add(time, DurationBins.IndexOf(elapsed), elapsed, 1, error, budget, protectedSeries: false);
            if (taken != start > newest - (reach * 5000L))
            {
                return false;
            }

            if (taken)
            {
                newest = Math.Max(newest, start);
                if (!model.TryGetValue(start, out var list))
                {
                    model[start] = list = [];
                }

                list.Add((elapsed, error));
            }
        }

        return model.All(column => Same(ring.At(column.Key), column.Key > newest - (reach * 5000L) ? column.Value : null))
            && ring.BudgetedBytes == budget.Used;
    }

    private static bool Same(DurationColumn? column, List<(int Elapsed, bool Error)>? expected) =>
        expected is null ? column is null : column is not null
            && column.Count == expected.Count
            && column.Errors == expected.Count(one => one.Error)
            && column.Max == expected.Max(one => one.Elapsed)
            && column.Sum == expected.Sum(one => (double)one.Elapsed)
            && Bins(expected.Where(one => !one.Error)).SequenceEqual(column.Normal.ToArray())
            && (column.Errors == 0 || Bins(expected.Where(one => one.Error)).SequenceEqual(column.Failed.ToArray()));

    private static uint[] Bins(IEnumerable<(int Elapsed, bool Error)> transactions)
    {
        var bins = new uint[DurationBins.Count];
        foreach (var (elapsed, _) in transactions)
        {
            bins[DurationBins.IndexOf(elapsed)]++;
        }

        return bins;
    }
}
