using System.Globalization;

namespace Flexboard.Feeds.Host;

/// <summary>Processor time since the machine started, in ticks of the kernel.</summary>
/// <param name="Core"><c>cpu</c> for all, <c>cpu0</c>, <c>cpu1</c>… for each.</param>
/// <param name="Busy">Ticks that did something.</param>
/// <param name="Total">All ticks.</param>
internal readonly record struct CoreTimes(string Core, long Busy, long Total)
{
    /// <summary>Per cent that was busy since an earlier reading; NaN when no time passed.</summary>
    public double PercentSince(CoreTimes before) => Total > before.Total
        ? Math.Clamp(100.0 * (Busy - before.Busy) / (Total - before.Total), 0, 100)
        : double.NaN;
}

/// <summary>Memory in bytes.</summary>
internal readonly record struct MemoryUse(long Used, long Total);

/// <summary>Bytes that went each way since the machine started.</summary>
internal readonly record struct Traffic(string Name, long In, long Out);

/// <summary>A file system that is worth showing.</summary>
internal readonly record struct Mount(string Device, string Path);

/// <summary>Reads the text of Linux' <c>/proc</c> files. What a line does not hold as expected is left out.</summary>
internal static class Proc
{
    /// <summary>Sectors in <c>/proc/diskstats</c> are 512 bytes, whatever the disk's own are.</summary>
    private const int Sector = 512;

    private const int MaxItems = 32;

    private static readonly string[] LocalFileSystems =
        ["ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "jfs", "reiserfs", "bcachefs", "vfat", "exfat", "ntfs", "ntfs3"];

    private static readonly string[] VirtualInterfaces = ["veth", "docker", "br-", "virbr", "cni", "flannel", "cali", "dummy", "ifb"];

    /// <summary>All cores together first, then each, from <c>/proc/stat</c>.</summary>
    public static IEnumerable<CoreTimes> Cores(string stat)
    {
        foreach (var words in Lines(stat).Where(words => words[0].StartsWith("cpu", StringComparison.Ordinal) && words.Length > 4))
        {
            // user nice system idle iowait irq softirq steal; guest time is within user already.
            var ticks = words.Skip(1).Take(8).Select(Number).ToArray();
            long idle = ticks[3] + (ticks.Length > 4 ? ticks[4] : 0);
            yield return new CoreTimes(words[0], ticks.Sum() - idle, ticks.Sum());
        }
    }

    /// <summary>The means of 1, 5 and 15 minutes, from <c>/proc/loadavg</c>; fewer when it holds something else.</summary>
    public static double[] Load(string loadavg) =>
    [
        .. loadavg.Split(' ').Take(3)
            .Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out double load) ? load : double.NaN)
            .Where(double.IsFinite),
    ];

    /// <summary>Memory that is not available to anybody who asks, from <c>/proc/meminfo</c>.</summary>
    public static MemoryUse Memory(string meminfo)
    {
        var kilobytes = Lines(meminfo).Where(words => words.Length > 1).DistinctBy(words => words[0]).ToDictionary(words => words[0], words => Number(words[1]));
        long total = kilobytes.GetValueOrDefault("MemTotal:");
        return new MemoryUse((total - kilobytes.GetValueOrDefault("MemAvailable:")) * 1024, total * 1024);
    }

    /// <summary>What each whole disk read (in) and wrote (out), from <c>/proc/diskstats</c>.</summary>
    /// <param name="diskstats">The file's text.</param>
    /// <param name="isDisk">Whether a device is a whole disk, not a partition.</param>
    public static IEnumerable<Traffic> Disks(string diskstats, Func<string, bool> isDisk) =>
        Lines(diskstats)
            .Where(words => words.Length > 9 && words[2] is not (['l', 'o', 'o', 'p', ..] or ['r', 'a', 'm', ..] or ['z', 'r', 'a', 'm', ..]))
            .Where(words => isDisk(words[2]))
            .Select(words => new Traffic(words[2], Number(words[5]) * Sector, Number(words[9]) * Sector))
            .Take(MaxItems);

    /// <summary>What each real interface received (in) and sent (out), from <c>/proc/net/dev</c>.</summary>
    public static IEnumerable<Traffic> Network(string dev) =>
        Lines(dev.Replace(":", ": ", StringComparison.Ordinal))
            .Where(words => words.Length > 9 && words[0] is [.., ':'] && words[0] != "lo:")
            .Select(words => new Traffic(words[0][..^1], Number(words[1]), Number(words[9])))
            .Where(one => !VirtualInterfaces.Any(prefix => one.Name.StartsWith(prefix, StringComparison.Ordinal)))
            .Take(MaxItems);

    /// <summary>
    /// Local file systems, each device once under its shortest path, from <c>/proc/self/mounts</c>. A container's root
    /// is one. Network file systems are left out: asking one that hangs would hang whoever asks.
    /// </summary>
    /// <param name="mounts">The file's text.</param>
    /// <param name="isFolder">Whether a path is a folder: containers mount single files, such as <c>/etc/hosts</c>.</param>
    public static IEnumerable<Mount> Mounts(string mounts, Func<string, bool> isFolder) =>
        Lines(mounts)
            .Where(words => words.Length > 2 && (LocalFileSystems.Contains(words[2]) || (words[2] == "overlay" && words[1] == "/")))
            .Select(words => new Mount(words[0], words[1].Replace(@"\040", " ", StringComparison.Ordinal)))
            .Where(mount => isFolder(mount.Path))
            .GroupBy(mount => mount.Device)
            .Select(same => same.MinBy(mount => mount.Path.Length))
            .Take(MaxItems);

    private static IEnumerable<string[]> Lines(string text) =>
        text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0);

    private static long Number(string word) => long.TryParse(word, CultureInfo.InvariantCulture, out long number) ? number : 0;
}
