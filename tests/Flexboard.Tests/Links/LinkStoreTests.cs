using Flexboard.Links;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Links;

/// <summary>Links as they are kept in their file.</summary>
public sealed class LinkStoreTests : IDisposable
{
    private const string One = """{"id":"a","tokenHash":"x","board":"wall"}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("flexboard-links-");

    private string File => Path.Combine(folder.FullName, "links.json");

    [Fact]
    public void Links_Kept_AreThereAtTheNextStart()
    {
        var (link, token) = Make(Open())!.Value;
        var next = Open();
        next.Revoke(Make(next)!.Value.Link.Id, "kim");
        Assert.Equivalent(link, Open().Find(token));
        Assert.Equal([LinkState.Revoked, LinkState.Live], Open().All.Select(one => one.StateAt(0)));
    }

    [Theory]
    [InlineData("[{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""[{"id":"a","tokenHash":"x"}]""")]
    [InlineData("""[{"id":null,"tokenHash":"x","board":"wall"}]""")]
    [InlineData("""[{"id":"a","tokenHash":"x","board":"wall","shownOnlyOn":"monday"}]""")]
    [InlineData($$"""[{{One}},{{One}}]""")]
    [InlineData($$"""[{{One}},{"id":"b","tokenHash":"x","board":"wall"}]""")]
    public void File_Damaged_ShowsNothingIsSetAsideAndKeepsNobodyFromStarting(string text)
    {
        System.IO.File.WriteAllText(File, text);
        var links = Open();
        Assert.Empty(links.All);
        Assert.Null(links.Find("x"));
        Assert.Equal(text, System.IO.File.ReadAllText(File + ".damaged"));

        var (link, token) = Make(links)!.Value;
        Assert.Equal(link.Id, Open().Find(token)?.Id);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static (Link Link, string Token)? Make(LinkStore links) => links.Make((id, hash) => new Link { Id = id, TokenHash = hash, Board = "wall" });

    private LinkStore Open() => new(File, TimeProvider.System, NullLogger<LinkStore>.Instance);
}
