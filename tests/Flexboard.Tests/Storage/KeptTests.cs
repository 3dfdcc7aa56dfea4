using System.Collections.Immutable;
using Flexboard.Storage;
using Microsoft.Extensions.Logging;

namespace Flexboard.Tests.Storage;

/// <summary>What small files keep, and what a damaged one does.</summary>
public sealed class KeptTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("flexboard-kept-");
    private readonly Told told = new();

    private string Path => System.IO.Path.Combine(folder.FullName, "few.json");

    [Fact]
    public void Change_Written_HoldsAtTheNextStart()
    {
        Assert.Equal(["a"], Open().Change(all => all.Add("a")));
        Assert.Equal(["a", "b"], Open().Change(all => all.Add("b")));
        Assert.Equal(["a", "b"], Open().Now);
    }

    [Fact]
    public void Change_ThatCannotBeWritten_DoesNotHold()
    {
        var kept = Open();
        kept.Change(all => all.Add("a"));
        File.Delete(Path);
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "in the way"));
        Assert.ThrowsAny<IOException>(() => kept.Change(all => all.Add("b")));
        Assert.Equal(["a"], kept.Now);

        // But for what ends something.
        Assert.ThrowsAny<IOException>(() => kept.Change(all => all.Remove("a"), atOnce: () => true));
        Assert.Empty(kept.Now);
        Assert.ThrowsAny<IOException>(() => kept.Change(all => all.Add("c"), atOnce: () => false));
        Assert.Empty(kept.Now);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""["contradiction"]""")]
    public void File_Damaged_StopsTheStartOrIsSetAside(string text)
    {
        File.WriteAllText(Path, text);
        Assert.Contains("few.json cannot be read", Assert.Throws<InvalidDataException>(Open).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(Path));

        Assert.Empty(Open(told).Now);
        Assert.Contains("few.json.damaged", Assert.Single(told.Lines), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(Path + ".damaged"));
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void File_DamagedAndStuck_IsNotUsedEither()
    {
        File.WriteAllText(Path, "[");
        Directory.CreateDirectory(System.IO.Path.Combine(Path + ".damaged", "in the way"));
        Assert.Empty(Open(told).Now);
        Assert.Contains("cannot be set aside", Assert.Single(told.Lines), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Kept<ImmutableList<string>> Open() => Open(null);

    private Kept<ImmutableList<string>> Open(ILogger? goOn) => new(Path, [], all => !all.Contains("contradiction"), goOn);

    private sealed class Told : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? fault, Func<TState, Exception?, string> format) => Lines.Add(format(state, fault));
    }
}
