using Bunit;
using Flexboard.Console;
using Flexboard.Operations;
using Flexboard.People;
using Flexboard.Tests.People;
using Flexboard.Walls;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Console;

/// <summary>The walls page, for somebody who runs some of the walls that are seen there.</summary>
public sealed class WallsPageTests : BunitContext, IAsyncLifetime
{
    private static readonly Visitor Kim = new("kim", [new Grant("mine", Role.Operator), new Grant("theirs", Role.Viewer)]);

    private readonly PeopleApp app = new();
    private readonly IServiceScope circuit;
    private readonly WallStore walls;

    public WallsPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        RenderTree.Add<CascadingValue<Me>>(one => one.Add(value => value.Value, new Me(() => Kim)));
        circuit = app.Services.CreateScope();
        walls = app.Get<WallStore>();
        Services.AddFallbackServiceProvider(circuit.ServiceProvider);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Buttons_ForAll_SpeakOfOnesOwn()
    {
        Make("a", "mine", isBlack: true);
        Make("b", "mine", isBlack: true);
        Make("c", "theirs", isBlack: false);
        Assert.Equal(["Freeze all", "All lit again"], Buttons());
        walls.Show(["b"], (_, before) => before with { IsBlack = false, FrozenSince = 1 }, 1);
        walls.Show(["c"], (_, before) => before with { IsBlack = true, FrozenSince = 1 }, 1);
        Assert.Equal(["Freeze all", "All dark"], Buttons());
        walls.Show(["a"], (_, before) => before with { FrozenSince = 1 }, 1);
        walls.Show(["c"], (_, before) => before with { FrozenSince = null }, 1);
        Assert.Equal(["All live again", "All dark"], Buttons());
    }

    [Fact]
    public void Buttons_ForAll_AreNotThereForOne()
    {
        Make("a", "mine", isBlack: false);
        Make("c", "theirs", isBlack: false);
        Assert.Empty(Buttons());
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        circuit.Dispose();
        await app.DisposeAsync();
    }

    private void Make(string id, string folder, bool isBlack)
    {
        walls.Make(WallTemplates.Make("bare", id, id)! with { Folder = folder });
        walls.Show([id], (_, before) => before with { IsBlack = isBlack }, 0);
    }

    private IEnumerable<string> Buttons()
    {
        var reading = new ConsoleReading(app.Get<OverviewReader>().Read(), [], []);
        var page = Render<CascadingValue<Phrases>>(parameters => parameters
            .Add(one => one.Value, new Phrases("en"))
            .AddChildContent<CascadingValue<ConsoleReading>>(inner => inner.Add(one => one.Value, reading).AddChildContent<WallsPage>()));
        return page.FindAll(".head > button").Select(button => button.TextContent);
    }
}
