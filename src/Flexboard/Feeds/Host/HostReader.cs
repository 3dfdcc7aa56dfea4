namespace Flexboard.Feeds.Host;

/// <summary>
/// Reads this machine's figures and writes them as samples named in docs/conventions.md. Rates are of the time since
/// the reading before. What cannot be read is left out; in a container the figures are those that the kernel shows
/// there, which for processors and memory are the whole machine's. One thread.
/// </summary>
/// <param name="host">Value of the label <c>host</c>.</param>
/// <param name="procFolder">Where Linux tells of itself.</param>
internal sealed class HostReader(string host, string procFolder = "/proc")
{
    private readonly Dictionary<string, CoreTimes> cores = [];
    private readonly Dictionary<string, Traffic> disks = [];
    private readonly Dictionary<string, Traffic> interfaces = [];

    /// <summary>Value of the label <c>host</c>.</summary>
    public string Host => host;

    /// <summary>Adds everything that can be read now.</summary>
    /// <param name="into">An open message.</param>
    /// <param name="elapsedSeconds">Since the reading before; 0 for the first.</param>
    public void Write(SampleWriter into, double elapsedSeconds)
    {
        if (Text("stat") is { } stat)
        {
            foreach (var now in Proc.Cores(stat))
            {
                if (cores.TryGetValue(now.Core, out var before))
                {
                    WriteCore(into, now, now.PercentSince(before));
                }

                cores[now.Core] = now;
            }
        }

        if (Text("loadavg") is { } loadavg && Proc.Load(loadavg) is [var one, var five, var fifteen])
        {
            into.Add("host.load", one, null, ("host", host), ("over", "1m"));
            into.Add("host.load", five, null, ("host", host), ("over", "5m"));
            into.Add("host.load", fifteen, null, ("host", host), ("over", "15m"));
        }

        if (Text("meminfo") is { } meminfo && Proc.Memory(meminfo) is { Total: > 0 } memory)
        {
            into.Add("host.memory.used", memory.Used, "By", ("host", host));
            into.Add("host.memory.total", memory.Total, "By", ("host", host));
            into.Add("host.memory.percent", 100.0 * memory.Used / memory.Total, "%", ("host", host));
        }

        if (Text("diskstats") is { } diskstats)
        {
            var all = Proc.Disks(diskstats, name => Directory.Exists(Path.Combine("/sys/block", name)));
            WriteTraffic(into, disks, all, elapsedSeconds, "device", "host.disk.read", "host.disk.write");
        }

        // Of the process, not of the machine: a container has a network of its own.
        if (Text("net/dev") is { } dev)
        {
            WriteTraffic(into, interfaces, Proc.Network(dev), elapsedSeconds, "interface", "host.net.receive", "host.net.send");
        }

        foreach (string path in Mounts())
        {
            WriteSpace(into, path);
        }
    }

    private void WriteCore(SampleWriter into, CoreTimes core, double percent)
    {
        if (core.Core == "cpu")
        {
            into.Add("host.cpu", percent, "%", ("host", host));
        }
        else
        {
            into.Add("host.cpu.core", percent, "%", ("core", core.Core[3..]), ("host", host));
        }
    }

    private void WriteTraffic(
        SampleWriter into, Dictionary<string, Traffic> known, IEnumerable<Traffic> all, double seconds, string label, string nameIn, string nameOut)
    {
        foreach (var now in all)
        {
            if (known.TryGetValue(now.Name, out var before) && seconds > 0)
            {
                // Less than before: the device was taken away and came back.
                into.Add(nameIn, Math.Max(0, now.In - before.In) / seconds, "By/s", (label, now.Name), ("host", host));
                into.Add(nameOut, Math.Max(0, now.Out - before.Out) / seconds, "By/s", (label, now.Name), ("host", host));
            }

            known[now.Name] = now;
        }
    }

    private void WriteSpace(SampleWriter into, string path)
    {
        try
        {
            var drive = new DriveInfo(path);
            long used = drive.TotalSize - drive.TotalFreeSpace;
            // What root keeps for itself is neither used nor to be had: the same per cent as df tells.
            if (used + drive.AvailableFreeSpace > 0)
            {
                into.Add("host.disk.percent", 100.0 * used / (used + drive.AvailableFreeSpace), "%", ("host", host), ("mount", path));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It was there when the list was read; it may be gone by now.
        }
    }

    private IEnumerable<string> Mounts() => Text("self/mounts") is { } mounts
        ? Proc.Mounts(mounts, Directory.Exists).Select(mount => mount.Path)
        : OperatingSystem.IsLinux() ? [] : DriveInfo.GetDrives().Where(drive => drive is { DriveType: DriveType.Fixed, IsReady: true }).Select(drive => drive.Name);

    private string? Text(string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(procFolder, file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
