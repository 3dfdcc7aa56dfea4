using Flexboard.Core.Legibility;
using Flexboard.Legibility;
using Flexboard.Tests.Boards;
using Flexboard.Walls;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Legibility;

public sealed class MeasuresTests : IDisposable
{
    private static readonly MeasuredBoard Measured = new(1600, 900, [], [], [new("w", new(0, 0, 100, 100))], [], 1);

    private readonly BoardHome home = new();

    public MeasuresTests()
    {
        home.Ship("one", "One");
        home.Store.Refresh();
    }

    private string Folder => Path.Combine(home.Home, "measures");

    private string Version => home.Store.Find("one")!.Version;

    public void Dispose() => home.Dispose();

    [Fact]
    public void Keep_WhatIsPublished_IsThereAfterARestart()
    {
        Assert.True(Open().Keep("one", Version, "16x9", Measured));
        Assert.Equivalent(Measured, Open().Of(home.Store.Find("one")!, "16x9"), strict: true);
    }

    /// <summary>Every console asks for it each second.</summary>
    [Fact]
    public void ReportOf_SameBoardOnSameWall_IsJudgedOnce()
    {
        var measures = Open();
        measures.Keep("one", Version, "16x9", Measured);
        LegibilityReport? Report() => measures.ReportOf(home.Store.Find("one")!, "16x9", WallTemplates.Find("stage")!);
        var first = Report();
        Assert.Same(first, Report());
        measures.Keep("one", Version, "16x9", Measured with { Silent = 0 });
        Assert.NotSame(first, Report());
    }

    [Fact]
    public void Keep_OfAnotherVersionArrangementOrSize_KeepsNothing()
    {
        var measures = Open();
        Assert.False(measures.Keep("one", "other", "16x9", Measured));
        Assert.False(measures.Keep("one", Version, "9x16", Measured));
        Assert.False(measures.Keep("one", Version, "16x9", Measured with { Width = 900 }));
        Assert.False(measures.Keep("two", Version, "16x9", Measured));
        Assert.Null(measures.Of(home.Store.Find("one")!, "16x9"));
    }

    /// <summary>What is no measure, or lacks what is judged by now, is measured anew.</summary>
    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"version\":\"V\"}")]
    [InlineData("{\"version\":\"V\",\"arrangements\":{\"16x9\":null}}")]
    [InlineData("{\"version\":\"V\",\"arrangements\":{\"16x9\":{\"width\":1600,\"height\":900,\"texts\":[],\"marks\":[],\"blinks\":[]}}}")]
    public void Of_FileThatIsNone_IsNothingAndCanBeKeptOver(string content)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "one.json"), content.Replace("\"V\"", $"\"{Version}\"", StringComparison.Ordinal));
        var measures = Open();
        Assert.Null(measures.Of(home.Store.Find("one")!, "16x9"));
        Assert.True(measures.Keep("one", Version, "16x9", Measured));
        Assert.NotNull(measures.Of(home.Store.Find("one")!, "16x9"));
    }

    private Measures Open() => new(Folder, home.Store, NullLogger<Measures>.Instance);
}
