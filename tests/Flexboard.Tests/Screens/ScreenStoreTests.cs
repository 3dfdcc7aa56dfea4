using Flexboard.Links;
using Flexboard.Screens;
using Flexboard.Tests.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Screens;

/// <summary>Paired screens on the disk.</summary>
public sealed class ScreenStoreTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("flexboard-screens-").FullName;
    private readonly ManualTime time = new();

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void Screen_Added_IsFoundByItsCredentialAfterARestartAndOnlyTheHashIsKept()
    {
        Open().Add(Screen("a", "secret-of-a"));
        Assert.DoesNotContain("secret-of-a", File.ReadAllText(Path.Combine(data, "screens.json")), StringComparison.Ordinal);
        var again = Open();
        Assert.Equal("a", again.FindByKey("secret-of-a")?.Id);
        Assert.Null(again.FindByKey("secret-of-b"));
        Assert.Null(again.FindByKey(LinkToken.HashOf("secret-of-a")));
    }

    [Fact]
    public void Screen_Revoked_IsCutAtOnceAndIsGoneAfterARestart()
    {
        var store = Open();
        store.Add(Screen("a", "secret-of-a"));
        using var cut = new ManualResetEventSlim();
        using var registered = store.Open("a").Register(cut.Set);
        Assert.NotNull(store.Remove("a"));
        Assert.Null(store.FindByKey("secret-of-a"));
        Assert.True(cut.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Null(store.Remove("a"));
        Assert.Null(Open().FindByKey("secret-of-a"));

        // Who was let in in that moment is cut as well.
        Assert.True(store.Open("a").IsCancellationRequested);
    }

    [Fact]
    public async Task Screen_RevokedOnAFullDisk_IsOverAllTheSameAndWrittenOnceThereIsRoom()
    {
        var store = Open();
        store.Add(Screen("a", "secret-of-a"));

        // A folder in the place of the file: it cannot be written.
        File.Delete(Path.Combine(data, "screens.json"));
        Directory.CreateDirectory(Path.Combine(data, "screens.json", "full"));
        Assert.ThrowsAny<Exception>(() => store.Remove("a"));
        Assert.Null(store.FindByKey("secret-of-a"));
        Assert.Null(store.Find("a"));

        Directory.Delete(Path.Combine(data, "screens.json"), recursive: true);
        await FeedHarness.UntilAsync(() => File.Exists(Path.Combine(data, "screens.json")), "it is written", seconds: 40);
        Assert.Null(Open().FindByKey("secret-of-a"));
    }

    [Fact]
    public void Screen_Moved_IsCutAndOneThatIsRenamedIsNot()
    {
        var store = Open();
        store.Add(Screen("a", "secret-of-a"));
        var open = store.Open("a");
        store.Change("a", one => one with { Name = "Other" });
        Assert.Same(open.WaitHandle, store.Open("a").WaitHandle);
        store.Change("a", one => one with { Slice = "left" });
        Assert.NotSame(open.WaitHandle, store.Open("a").WaitHandle);
    }

    [Fact]
    public void Screen_ThatIsSeen_LastsAndOneThatIsNotEndsAfter400Days()
    {
        var store = Open();
        store.Add(Screen("a", "secret-of-a"));
        time.Advance(TimeSpan.FromDays(300));
        store.See(store.Find("a")!);
        time.Advance(TimeSpan.FromDays(300));
        Assert.NotNull(Open().FindByKey("secret-of-a"));
        time.Advance(TimeSpan.FromDays(101));
        Assert.Null(store.FindByKey("secret-of-a"));
        Assert.Empty(store.All);
    }

    [Fact]
    public void File_ThatIsDamaged_KeepsNoWallDarkAndOpensNothing()
    {
        File.WriteAllText(Path.Combine(data, "screens.json"), "{");
        Assert.Empty(Open().All);
        Assert.True(File.Exists(Path.Combine(data, "screens.json.damaged")));
    }

    private ScreenStore Open() => new(data, time, NullLogger.Instance);

    private Screen Screen(string id, string key) => new() { Id = id, Name = id, Wall = "w", KeyHash = LinkToken.HashOf(key), PairedAt = time.Now, Seen = time.Now };
}
