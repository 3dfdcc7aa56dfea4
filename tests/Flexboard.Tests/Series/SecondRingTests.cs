using Flexboard.Core.Series;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.SeriesTests;

public sealed class SecondRingTests
{
    private const long Start = 1_764_000_000;

    /// <summary>Steps of the clock, as they come and as they should not: on, back, a gap, a long gap, far back.</summary>
    private static readonly Gen<long> Step = Gen.Frequency(
        (10, Gen.Choose(0, 2).Select(step => (long)step)),
        (3, Gen.Choose(-20, -1).Select(step => (long)step)),
        (2, Gen.Choose(3, 200).Select(step => (long)step)),
        (1, Gen.Choose(-4000, 9000).Select(step => (long)step)));

    private static readonly Arbitrary<(long Step, int Value, bool Folded)[]> Samples =
        (from step in Step
         from value in Gen.Choose(-5, 5)
         from folded in Gen.Elements(false, false, false, true)
         select (step, value, folded)).ArrayOf().ToArbitrary();

    [Fact]
    public void Add_AnySamples_TellsWhatANaiveModelTells() =>
        Prop.ForAll(Samples, samples => AgreesWithModel(samples, long.MaxValue, reach: SecondRing.MaxSeconds, folds: true))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(300));

    [Fact]
    public void Add_BudgetRefused_StaysShortAndKeepsTheNewestOfEachSecond() =>
        Prop.ForAll(Samples, samples => AgreesWithModel(samples, 0, reach: 64, folds: false))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(300));

    [Fact]
    public void Add_AnySamples_AsksTheBudgetForWhatItHolds() =>
        Prop.ForAll(Samples, samples =>
        {
            var budget = new MemoryBudget(long.MaxValue);
            var ring = new SecondRing();
            long second = Start;
            foreach (var (step, value, _) in samples)
            {
                ring.Add(second += step, Fold.Of(value), false, budget, false);
            }

            return ring.BudgetedBytes == budget.Used;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Add_BudgetFreedLater_GrowsAgain()
    {
        var budget = new MemoryBudget(10_000);
        Assert.True(budget.TryTake(10_000, beyondLimit: false));
        var ring = new SecondRing();
        Fill(ring, budget, 0, 200);
        Assert.Equal((64, Start + 136), (ring.Capacity, ring.OldestSecond));
        budget.Return(10_000);
        Fill(ring, budget, 200, 400);
        Assert.Equal((1024, Start + 136), (ring.Capacity, ring.OldestSecond));
        Assert.Equal(136, ring[Start + 136].Last);
    }

    [Fact]
    public void Add_ASampleADay_DoesNotGrow()
    {
        var ring = new SecondRing();
        var budget = new MemoryBudget(long.MaxValue);
        for (int day = 0; day < 5; day++)
        {
            Assert.True(ring.Add(Start + (day * 86_400L), Fold.Of(day), false, budget, false));
            Assert.False(ring.Add(Start + ((day - 1) * 86_400L), Fold.Of(day), false, budget, false));
        }

        Assert.Equal((64, 0L), (ring.Capacity, budget.Used));
        Assert.Equal((1L, 4.0), (ring.Range(0, Start * 2).Count, ring[Start + (4 * 86_400)].Last));
    }

    [Fact]
    public void Correct_OnlySampleOfItsSecond_LeavesNoTraceOfTheOld()
    {
        var ring = new SecondRing();
        ring.Add(Start, Fold.Of(1000), false, new MemoryBudget(0), false);
        ring.Correct(Start, 1000, 10);
        Assert.Equal(Fold.Of(10), ring[Start]);
    }

    [Fact]
    public void ForgetAfter_SomeSecond_KeepsWhatIsBefore()
    {
        var ring = new SecondRing();
        var budget = new MemoryBudget(long.MaxValue);
        Fill(ring, budget, 0, 100);
        var mark = ring.Mark;
        ring.ForgetAfter(Start + 39);
        Assert.Equal((Start, Start + 39), (ring.OldestSecond, ring.NewestSecond));
        Assert.Equal(40, ring.Range(0, long.MaxValue).Count);
        Assert.Equal(Start, ring.OldestChangeSince(mark));
        Assert.True(ring.Add(Start + 40, Fold.Of(1), false, budget, false));
        Assert.Equal(Fold.None, ring[Start + 41]);
        ring.ForgetAfter(Start - 1);
        Assert.Equal((-1L, -1L, 0L), (ring.OldestSecond, ring.NewestSecond, ring.Range(0, long.MaxValue).Count));
    }

    private static void Fill(SecondRing ring, MemoryBudget budget, int from, int end)
    {
        for (int i = from; i < end; i++)
        {
            ring.Add(Start + i, Fold.Of(i), false, budget, false);
        }
    }

    private static bool AgreesWithModel((long Step, int Value, bool Folded)[] samples, long budgetBytes, int reach, bool folds)
    {
        var budget = new MemoryBudget(budgetBytes);
        var ring = new SecondRing();
        var model = new Dictionary<long, Fold>();
        long second = Start;
        long newest = 0;
        foreach (var (step, value, folded) in samples)
        {
            second += step;
            var fold = folded && folds ? Fold.Of(value).Then(Fold.Of(value + 1)) : Fold.Of(value);
            bool older = second == newest && value % 2 == 0;
            bool taken = ring.Add(second, fold, older, budget, beyondLimit: false);
            if (taken != second > newest - reach)
            {
                return false;
            }

            if (taken)
            {
                newest = Math.Max(newest, second);
                var present = model.GetValueOrDefault(second, Fold.None);
                model[second] = present.Count == 0 ? fold
                    : !folds ? (older ? present : fold)
                    : older ? fold.Then(present) : present.Then(fold);
            }
        }

        for (long at = Start - 100_000; newest > 0 && at <= newest + 10; at = Math.Max(at + 1, Math.Min(newest - reach - 5, ring.OldestSecond - 5)))
        {
            var expected = at > newest - reach ? model.GetValueOrDefault(at, Fold.None) : Fold.None;
            if (!ring[at].Equals(expected))
            {
                return false;
            }
        }

        return ring.NewestSecond == (newest == 0 ? -1 : newest);
    }
}
