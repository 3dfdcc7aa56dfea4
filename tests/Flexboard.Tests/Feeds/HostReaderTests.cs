using System.Text.Json;
using Flexboard.Feeds;
using Flexboard.Feeds.Host;

namespace Flexboard.Tests.Feeds;

public sealed class HostReaderTests
{
    [Fact]
    public void Cores_OfStat_CountIdleAndWaitingAsNotBusy()
    {
        var before = Proc.Cores("cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 0 1 1 0 0 0 0 0 0\nintr 5").ToList();
        var after = Proc.Cores("cpu  150 0 125 800 125 0 0 0 50 0\n").Single();
        Assert.Equal(["cpu", "cpu0"], before.Select(core => core.Core));
        Assert.Equal(37.5, after.PercentSince(before[0]));
        Assert.Equal(double.NaN, after.PercentSince(after));
    }

    [Fact]
    public void Memory_OfMeminfo_IsWhatIsNotAvailable() => Assert.Equal(
        new MemoryUse(3 * 1024, 8 * 1024),
        Proc.Memory("MemTotal:  8 kB\nMemFree:  1 kB\nMemAvailable:  5 kB\n"));

    [Fact]
    public void Disks_OfDiskstats_AreWholeDisksInBytes() => Assert.Equal(
        [new Traffic("vda", 20 * 512, 40 * 512)],
        Proc.Disks(
            "   7 0 loop0 1 0 5 0 1 0 9 0 0 0 0\n 253 0 vda 10 0 20 5 30 0 40 8 0 0 0\n 253 1 vda1 1 0 2 0 3 0 4 0 0 0 0\n",
            name => name is "vda" or "loop0"));

    [Fact]
    public void Network_OfDev_LeavesOutWhatIsNotReal() => Assert.Equal(
        [new Traffic("eth0", 12, 34)],
        Proc.Network("Inter-|   Receive |  Transmit\n face |bytes packets\n    lo: 1 2 3 4 5 6 7 8 9 10\n  eth0:12 1 0 0 0 0 0 0 34 1 0 0\n veth1: 1 1 0 0 0 0 0 0 3 1 0 0\n"));

    [Fact]
    public void Mounts_OfAContainer_AreItsRootAndEachDeviceOnce() => Assert.Equal(
        ["/", "/data disk"],
        Proc.Mounts(
            "overlay / overlay rw 0 0\nproc /proc proc rw 0 0\n/dev/sda1 /data\\040disk ext4 rw 0 0\n/dev/sda1 /data\\040disk/inner ext4 rw 0 0\n/dev/sdb1 /etc/hosts ext4 rw 0 0\nnas:/x /nas nfs4 rw 0 0\n",
            path => path != "/etc/hosts").Select(mount => mount.Path));

    [Fact]
    public void Write_OfThisMachine_HasTheNamesOfTheConventions()
    {
        var reader = new HostReader("here");
        using var writer = new SampleWriter();
        writer.Start();
        reader.Write(writer, 0);
        var first = Names(writer.Finish());
        // Of a core that had no tick since, there is no share of time to tell.
        var ticks = Ticks();
        SpinWait.SpinUntil(() => Ticks().Zip(ticks).All(pair => pair.First > pair.Second));
        writer.Start();
        reader.Write(writer, 0.1);
        var second = Names(writer.Finish());

        Assert.Subset(second, first);
        Assert.Superset(
            new HashSet<string>
            {
                "host.cpu", "host.cpu.core", "host.load", "host.memory.used", "host.memory.total", "host.memory.percent",
                "host.disk.percent",
            },
            second);

        static long[] Ticks() => [.. Proc.Cores(File.ReadAllText("/proc/stat")).Select(core => core.Total)];
    }

    [Fact]
    public void Write_WithoutProc_WritesNothing()
    {
        using var writer = new SampleWriter();
        writer.Start();
        new HostReader("here", "/nowhere").Write(writer, 1);
        Assert.Equal("[]", System.Text.Encoding.UTF8.GetString(writer.Finish().Span));
    }

    private static HashSet<string> Names(ReadOnlyMemory<byte> message)
    {
        using var json = JsonDocument.Parse(message);
        Assert.All(json.RootElement.EnumerateArray(), one => Assert.Equal("here", one.GetProperty("labels").GetProperty("host").GetString()));
        return [.. json.RootElement.EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];
    }
}
