using Flexboard.Storage;
using Microsoft.Data.Sqlite;

namespace Flexboard.Tests.Storage;

/// <summary>Clocks that jump.</summary>
public sealed class HistoryClockTests : IDisposable
{
    private readonly HistoryRig rig = new();

    [Fact]
    public async Task Tick_ClockAMonthAheadForAWhile_LosesNothing()
    {
        long start = rig.Now;
        await PassAsync(hours: 5);
        rig.Time.SetBack(TimeSpan.FromDays(-40));
        await PassAsync(hours: 1);
        rig.Time.SetBack(TimeSpan.FromDays(40));
        await PassAsync(hours: 3);

        // The hour of the jump stands where its clock said; all others are there, and in minutes too.
        Assert.Equal(5 * 360, rig.OnDisk("a", start, start + (5 * 3600) - 1).Count);
        Assert.Equal(3 * 360, rig.OnDisk("a", start + (6 * 3600), start + (9 * 3600) - 1).Count);
        Assert.InRange(Rolled(), start, rig.Now);
        Assert.Equal(5 * 60, rig.History.Read(HistoryRig.Key("a"), start, start + (5 * 3600) - 1, 60).Count(fold => fold.Count == 6));
    }

    [Fact]
    public async Task Tick_ClockSetRight_IsBelievedAfterADay()
    {
        long start = rig.Now;
        await PassAsync(hours: 1);
        rig.Time.SetBack(TimeSpan.FromDays(-3));
        await PassAsync(hours: 23);
        Assert.Equal(360, rig.OnDisk("a", start, start + 3599).Count);
        Assert.Equal(-1, Rolled());
        await PassAsync(hours: 2);
        Assert.InRange(Rolled(), rig.Now - (3 * 3600), rig.Now);
    }

    [Fact]
    public async Task Tick_FileWhoseMarkLiesInTheFuture_IsRolledUpAgain()
    {
        await PassAsync(hours: 4);
        using (var connection = new SqliteConnection($"Data Source={rig.History.File.Path};Pooling=False"))
        {
            connection.Open();
            HistoryFile.Run(connection, $"DELETE FROM coarse; UPDATE state SET value = {rig.Now + 1_000_000} WHERE name = 'rolled'");
        }

        await rig.StopAsync();
        using var after = new HistoryRig(rig.Folder, rig.Time);
        await after.TickAsync();
        Assert.InRange(Rolled(), rig.Now - 3 * 3600, rig.Now);
    }

    [Fact]
    public async Task Restart_FileWithSamplesOfTheFuture_LoadsTheLastHour()
    {
        await PassAsync(hours: 1);
        rig.Time.SetBack(TimeSpan.FromDays(-40));
        await PassAsync(hours: 1);
        await rig.StopAsync();
        rig.Time.SetBack(TimeSpan.FromDays(40) + TimeSpan.FromMinutes(60));

        using var after = new HistoryRig(rig.Folder, rig.Time);
        await after.TickAsync();
        Assert.Equal(360, after.InMemory("a", after.Now - 3600, after.Now).Count);
    }

    public void Dispose() => rig.Dispose();

    private async Task PassAsync(int hours)
    {
        await rig.TickAsync();
        for (int i = 0; i < hours * 360; i++)
        {
            rig.Publish("a", i);
            rig.Time.Advance(TimeSpan.FromSeconds(10));
            if (i % 30 == 29)
            {
                await rig.TickAsync();
            }
        }
    }

    private long Rolled()
    {
        using var connection = new SqliteConnection($"Data Source={rig.History.File.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce((SELECT value FROM state WHERE name = 'rolled'), -1)";
        return (long)command.ExecuteScalar()!;
    }
}
