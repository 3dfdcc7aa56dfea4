using System.Diagnostics;
using Flexboard.Storage;
using Microsoft.Data.Sqlite;

namespace Flexboard.Tests.Storage;

/// <summary>What stops the history stops nothing else, is said, and ends by itself.</summary>
public sealed class HistoryTroubleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flexboard-history-").FullName;
    private readonly ManualTime time = new();
    private bool mounted;

    [Fact]
    public async Task Disk_Full_StopsSaysSoAndResumesWithoutLoss()
    {
        MountSmallDisk();
        using var rig = new HistoryRig(folder, time);
        long start = rig.Now;
        Publish(rig, 10);
        await rig.TickAsync();

        string ballast = Path.Combine(folder, "ballast");
        FillDisk(ballast);
        int ticks = 0;
        while (rig.History.Health.State != HistoryState.Stopped && ticks++ < 300)
        {
            Publish(rig, 10);
            rig.Writer.Tick();
        }

        Assert.Equal((HistoryState.Stopped, HistoryProblem.DiskFull), (rig.History.Health.State, rig.History.Health.Problem));
        Assert.Contains("full", rig.History.Health.Reason, StringComparison.Ordinal);
        long since = rig.History.Health.Since;
        Publish(rig, 60);
        rig.Writer.Tick();
        Assert.Equal((HistoryState.Stopped, since), (rig.History.Health.State, rig.History.Health.Since));
        Assert.True(rig.History.Health.Lag >= 60_000);

        File.Delete(ballast);
        Publish(rig, 1);
        await rig.TickAsync();
        Assert.Equal((HistoryState.Running, HistoryProblem.None), (rig.History.Health.State, rig.History.Health.Problem));
        Assert.Equal(0, rig.History.Health.Lag);
        Assert.Equal(rig.Now - start, rig.OnDisk("series-0", start, rig.Now).Count);
        Assert.Equal(rig.Now - start, rig.OnDisk("series-99", start, rig.Now).Count);
    }

    [Fact]
    public async Task Disk_FullAtTheStart_BeginsWhenThereIsSpace()
    {
        MountSmallDisk();
        string ballast = Path.Combine(folder, "ballast");
        FillDisk(ballast);
        using var rig = new HistoryRig(folder, time);
        Publish(rig, 3);
        rig.Writer.Tick();
        Assert.Equal(HistoryProblem.DiskFull, rig.History.Health.Problem);
        File.Delete(ballast);
        await rig.TickAsync();
        Assert.Equal(3, rig.OnDisk("series-0", rig.Now - 60, rig.Now).Count);
    }

    [Fact]
    public async Task Folder_ThatCannotBeMade_StopsAndResumes()
    {
        string path = Path.Combine(folder, "data");
        await File.WriteAllTextAsync(path, "a file where the folder should be");
        using var rig = new HistoryRig(path, time);
        Publish(rig, 3);
        rig.Writer.Tick();
        Assert.Equal((HistoryState.Stopped, HistoryProblem.NotWritable), (rig.History.Health.State, rig.History.Health.Problem));

        File.Delete(path);
        await rig.TickAsync();
        Assert.Equal(3, rig.OnDisk("series-0", rig.Now - 60, rig.Now).Count);
    }

    [Fact]
    public async Task Disk_ReadOnly_StopsAndResumes()
    {
        MountSmallDisk();
        using (var before = new HistoryRig(folder, time))
        {
            Publish(before, 3);
            await before.StopAsync();
        }

        Command("mount", "-o", "remount,ro", folder);
        using var rig = new HistoryRig(folder, time);
        Publish(rig, 3);
        rig.Writer.Tick();
        Assert.Equal((HistoryState.Stopped, HistoryProblem.NotWritable), (rig.History.Health.State, rig.History.Health.Problem));

        Command("mount", "-o", "remount,rw", folder);
        await rig.TickAsync();
        Assert.Equal(6, rig.OnDisk("series-0", rig.Now - 60, rig.Now).Count);
    }

    [Fact]
    public async Task File_ThatIsNone_IsSetAsideAndANewOneBegun()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "history.db"), new string('x', 10_000));
        using var rig = new HistoryRig(folder, time);
        Publish(rig, 3);
        rig.Writer.Tick();
        await rig.TickAsync();
        Assert.Equal(HistoryState.Running, rig.History.Health.State);
        Assert.Contains("history.damaged-", rig.History.Health.Notice, StringComparison.Ordinal);
        string aside = Assert.Single(Directory.GetFiles(folder, "history.damaged-*.db"));
        Assert.StartsWith("xxx", await File.ReadAllTextAsync(aside), StringComparison.Ordinal);
        Assert.Equal(3, rig.OnDisk("series-0", rig.Now - 60, rig.Now).Count);
    }

    [Fact]
    public async Task File_DamagedWhileRunning_IsSetAsideAndTheLastHourWrittenAgain()
    {
        using var rig = new HistoryRig(folder, time);
        Publish(rig, 300);
        await rig.TickAsync();
        using (var checkpoint = new SqliteConnection($"Data Source={rig.History.File.Path};Pooling=False"))
        {
            checkpoint.Open();
            HistoryFile.Run(checkpoint, "PRAGMA wal_checkpoint(TRUNCATE)");
        }

        using (var file = new FileStream(rig.History.File.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = 4096;
            var garbage = new byte[file.Length - 4096];
            new Random(1).NextBytes(garbage);
            await file.WriteAsync(garbage);
        }

        // A reader finds it first; what it asked for is empty, not an error.
        Assert.Equal(0, rig.OnDisk("series-0", rig.Now - 400, rig.Now).Count);
        Publish(rig, 1);
        rig.Writer.Tick();
        Assert.Equal(HistoryProblem.Damaged, rig.History.Health.Problem);
        await rig.TickAsync();
        Assert.Single(Directory.GetFiles(folder, "history.damaged-*.db"));
        Assert.Equal(301, rig.OnDisk("series-0", rig.Now - 400, rig.Now).Count);
    }

    [Fact]
    public void File_OfANewerVersion_IsLeftAlone()
    {
        using (var newer = new SqliteConnection($"Data Source={Path.Combine(folder, "history.db")};Pooling=False"))
        {
            newer.Open();
            HistoryFile.Run(newer, "CREATE TABLE future (x); PRAGMA user_version = 99");
        }

        using var rig = new HistoryRig(folder, time);
        rig.Writer.Tick();
        Assert.Equal((HistoryState.Stopped, HistoryProblem.TooNew), (rig.History.Health.State, rig.History.Health.Problem));
        Assert.Empty(Directory.GetFiles(folder, "history.damaged-*"));
    }

    [Fact]
    public async Task Folder_OfAnotherProcess_IsLeftAloneUntilItEnds()
    {
        using var first = new HistoryRig(folder, time);
        await first.TickAsync();
        using var second = new HistoryRig(folder, time);
        Publish(second, 1);
        second.Writer.Tick();
        Assert.Equal((HistoryState.Stopped, HistoryProblem.InUse), (second.History.Health.State, second.History.Health.Problem));

        await first.StopAsync();
        await second.TickAsync();
        Assert.Equal(HistoryState.Running, second.History.Health.State);
    }

    /// <summary>A demo that takes "cannot be read now" for "nothing there" publishes ten minutes twice.</summary>
    [Fact]
    public async Task Read_WhileAnotherHasTheFile_WaitsForItsTurn()
    {
        using (var before = new HistoryRig(folder, time))
        {
            Publish(before, 3);
            await before.StopAsync();
        }

        using var rig = new HistoryRig(folder, time);
        var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = rig.History.File.Path, Pooling = false }.ToString());
        other.Open();
        HistoryFile.Run(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; INSERT INTO state VALUES ('held', 1); COMMIT;");
        var reading = Task.Run(() => rig.OnDisk("series-0", rig.Now - 60, rig.Now).Count);
        Assert.NotSame(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromMilliseconds(300))));

        other.Dispose();
        Assert.Equal(3, await reading);
    }

    public void Dispose()
    {
        if (mounted)
        {
            Command("umount", "-l", folder);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static void Publish(HistoryRig rig, int seconds)
    {
        for (; seconds > 0; seconds--)
        {
            for (int i = 0; i < 100; i++)
            {
                rig.Publish($"series-{i}", Random.Shared.NextDouble());
            }

            rig.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>A disk of 8 MB of its own, so that "full" is the real thing. Needs root, as the test container has it.</summary>
    private void MountSmallDisk()
    {
        Command("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder);
        mounted = true;
    }

    private static void FillDisk(string ballast)
    {
        using var file = File.Create(ballast);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static void Command(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {errors}");
    }
}
