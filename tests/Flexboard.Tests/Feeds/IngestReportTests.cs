using System.Text;
using Flexboard.Feeds;

namespace Flexboard.Tests.Feeds;

public sealed class IngestReportTests
{
    private const long Now = 1_764_000_000_000;

    [Fact]
    public void Read_OverFiveSeconds_TellsTheMeanPerSecond()
    {
        var report = new IngestReport();
        for (int i = 0; i < 50; i++)
        {
            report.Read("metrics:a", Now + (i * 100), 20);
        }

        Assert.Equal((50, 10.0), report.Messages(Now + 5000));
        Assert.Equal((1000, 200.0), report.Samples(Now + 5000));
        Assert.Equal(0, report.Samples(Now + 20_000).PerSecond);
    }

    [Fact]
    public void Refuse_Sample_IsCutAndEscaped()
    {
        var report = new IngestReport();
        report.Refuse("metrics:a", "garbage", Now, Encoding.UTF8.GetBytes("<b>\n한" + new string('x', 500)));
        var refused = Assert.Single(Assert.Single(report.Channels(Now)).Refused);
        Assert.StartsWith(@"<b>\x0a\xed\x95\x9cxxx", refused.Sample, StringComparison.Ordinal);
        Assert.EndsWith("…", refused.Sample, StringComparison.Ordinal);
        Assert.InRange(refused.Sample.Length, 190, 200);
    }

    [Fact]
    public void Read_MoreChannelsThanItTracks_FoldsThemTogether()
    {
        var report = new IngestReport(maxChannels: 2);
        foreach (string name in (string[])["b", "a", "c", "d"])
        {
            report.Read(name, Now, 1);
        }

        var channels = report.Channels(Now);
        Assert.Equal(["a", "b", IngestReport.OtherChannels], channels.Select(one => one.Channel));
        Assert.Equal(2, channels[2].Samples);
    }

    [Fact]
    public void Read_NewChannelsBesideSilentOnes_TakeTheirPlaces()
    {
        var report = new IngestReport(maxChannels: 2);
        report.Read("gone", Now, 1);
        report.Refuse("bad", "garbage", Now, default);
        const long Later = Now + 3_601_000;
        report.Refuse("bad", "garbage", Later - 1000, default);
        report.Read("new", Later, 1);
        report.Read("newer", Later, 1);
        Assert.Equal(["bad", "new", IngestReport.OtherChannels], report.Channels(Later).Select(one => one.Channel));
        Assert.Equal(2, report.Refused["garbage"]);
    }

    [Fact]
    public void Refuse_OnlyRefusedBeyondTheLimit_IsShown()
    {
        var report = new IngestReport(maxChannels: 1);
        report.Read("a", Now, 1);
        report.Refuse("b", "garbage", Now, default);
        Assert.Equal("garbage", Assert.Single(report.Channels(Now).Single(one => one.Channel == IngestReport.OtherChannels).Refused).Reason);
    }

    [Fact]
    public void Read_TimesOfOneChannel_AreItsSkew()
    {
        var report = new IngestReport();
        report.Read("metrics:fast", Now, 3, skewMs: 540_000, ahead: 3);
        report.Read("metrics:fast", Now, 1);
        report.Read("metrics:slow", Now, 1, skewMs: -30_000);
        Assert.Equal([(540_000L, 3L), (-30_000L, 0L)], report.Channels(Now).Select(one => (one.SkewMs ?? 0, one.Ahead)));
    }
}
