using System.Text.Json;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.People;
using Flexboard.Tests.Live;
using Flexboard.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Walls;

/// <summary>A wall that is fitted over its hub.</summary>
public sealed class WallFittingTests : IClassFixture<TestApp>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("flexboard-fitting-").FullName;
    private readonly string id = "fit" + Guid.NewGuid().ToString("n")[..8];
    private readonly ManualTime time = new();
    private readonly WallStore walls;
    private readonly AuditLog audit;
    private readonly WallHub hub;

    public WallFittingTests(TestApp app)
    {
        walls = new(data);
        walls.Make(WallTemplates.Make("blended", id, "Fitted")!);
        audit = app.Services.GetRequiredService<AuditLog>();
        hub = new WallHub(null!, new WallDesk(walls, app.Services.GetRequiredService<BoardStore>(), audit, time), null!, time) { Context = new Caller(Visitor.Everybody) };
    }

    public void Dispose()
    {
        hub.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void Fit_CornersByTheirNumbers_LeavesTheOthers()
    {
        Fit("""{"outputs":{"left":{"corners":{"0":[1,2]}}}}""");
        Fit("""{"outputs":{"left":{"corners":{"2":[3,-4.5]},"overscan":{"left":5}}}}""");
        Fit("""{"outputs":{"left":{"overscan":{"top":6}}}}""");
        var left = walls.Find(id)!.Outputs[0];
        Assert.Equal([1, 2, 0, 0, 3, -4.5, 0, 0], left.Corners);
        Assert.Equal((5, 6, 0), (left.Overscan.Left, left.Overscan.Top, left.Overscan.Right));
        Fit("""{"outputs":{"left":{"corners":{"0":[0,0],"2":[0,0]}}}}""");
        Assert.Empty(walls.Find(id)!.Outputs[0].Corners);
    }

    [Theory]
    [InlineData("""{"name":"Taken"}""", "name")]
    [InlineData("""{"Name":"Taken"}""", "Name")]
    [InlineData("""{"folder":"elsewhere","masks":[]}""", "folder")]
    [InlineData("""{"outputs":[]}""", "outputs")]
    [InlineData("""{"outputs":{"left":{"x":5}}}""", "outputs.left.x")]
    [InlineData("""{"outputs":{"left":{"corners":{"4":[1,1]}}}}""", "outputs.left.corners")]
    [InlineData("""{"outputs":{"left":{"corners":{"0":[1]}}}}""", "outputs.left.corners")]
    [InlineData("""{"outputs":{"left":{"corners":{"0":[1,1e999]}}}}""", "outputs.left.corners")]
    [InlineData("""{"outputs":{"left":{"corners":{"0":["a",null]}}}}""", "outputs.left.corners")]
    [InlineData("""{"outputs":{"left":{"corners":5}},"outputs":{"left":{"corners":{"0":[0,99999]}}}}""", "outputs[0].corners")]
    public void Fit_WhatIsNotFitted_IsRefusedAndTheWallStays(string patch, string path)
    {
        string before = WallStore.VersionOf(walls.Find(id)!);
        var answer = hub.Fit(id, JsonElement.Parse(patch));
        Assert.Null(answer.Wall);
        Assert.Contains(path, answer.Faults.Select(one => one.Path));
        Assert.Equal(before, WallStore.VersionOf(walls.Find(id)!));
    }

    [Theory]
    [InlineData("""{"outputs":{"left":{"corners":[1920,0,-1920,0,-1920,0,1920,0]}}}""", "mirrored", null)]
    [InlineData("""{"outputs":{"left":{"corners":{"0":[1200,900]}}}}""", "dented", null)]
    [InlineData("""{"outputs":{"left":{"scale":9}}}""", "range", "0.2 5")]
    [InlineData("""{"masks":[{"name":"a","points":[1]}]}""", null, null)]
    public void Fit_Impossible_SaysWhyInAWord(string patch, string? code, string? range)
    {
        var fault = hub.Fit(id, JsonElement.Parse(patch)).Faults[0];
        Assert.Equal((code, range), (fault.Code, fault.Range is { } ends ? FormattableString.Invariant($"{ends[0]} {ends[1]}") : null));
    }

    [Fact]
    public void Fit_ManyMoves_AreNotedOncePerBurst()
    {
        int Noted() => audit.Newest(200).Count(one => one.What == "wall-fitted" && one.On == id);
        for (int i = 1; i <= 5; i++)
        {
            Move(i);
            time.Advance(TimeSpan.FromSeconds(50));
        }

        Assert.Equal(1, Noted());
        time.Advance(TimeSpan.FromSeconds(11));
        Move(5);
        Assert.Equal(1, Noted());
        Move(6);
        Move(7);
        Assert.Equal(2, Noted());
    }

    private void Move(int by) => Fit($$$$"""{"outputs":{"left":{"offsetX":{{{{by}}}}}}}""");

    private void Fit(string patch) => Assert.NotNull(hub.Fit(id, JsonElement.Parse(patch)).Wall);
}
