using System.Runtime.Versioning;
using Flexboard.Boards;
using Flexboard.People;
using Flexboard.Photographs;
using Flexboard.Stills;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Photographs;

/// <summary>The darkroom with an installed Chromium and Tesseract, or with a program in place of the latter that does what one might.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DarkroomTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flexboard-darkroom-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The picture is there all the same.</summary>
    [Fact]
    public async Task Take_WithoutTesseract_IsThePictureAlone()
    {
        var proof = await TakeAsync(new Tesseract(null));
        Assert.Equal((false, 600, 400), (proof.IsRead, proof.Width, proof.Height));
        Assert.Equal([0xff, 0xd8], proof.Jpeg[..2]);
        Assert.NotEmpty(proof.Lines);
        Assert.All(proof.Lines, line => Assert.Null(line.Read));
        Assert.All(proof.Lines, line => Assert.True(line.Box is { X: >= 0, Y: >= 0, Right: <= 600, Bottom: <= 400 }));
    }

    [Fact]
    public async Task Take_LanguageThatIsNotInstalled_IsNamedAndLeftOut()
    {
        var proof = await TakeAsync(Program("if [ \"$1\" = --list-langs ]; then echo 'List of languages:'; echo kor; else exit 1; fi"));
        Assert.Equal((true, "eng"), (proof.IsRead, Assert.Single(proof.Unread)));
        Assert.Empty(proof.Lines);
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("if [ \"$1\" = --list-langs ]; then echo 'List'; echo eng; else echo one; fi")]
    public async Task Take_ReaderThatFails_SaysSo(string does)
    {
        string places = Path.Combine(folder, "places");
        var fault = await Assert.ThrowsAsync<StillException>(() => TakeAsync(Program($"echo $PWD >> {places}; {does}")));
        Assert.Equal(StillFault.Failed, fault.Fault);
        Assert.All((await File.ReadAllLinesAsync(places, Stop)).Where(one => one.Contains("flexboard-press-", StringComparison.Ordinal)), one => Assert.False(Directory.Exists(one)));
    }

    [Fact]
    public async Task Read_WhoeverAskedIsGone_IsEndedAndNothingIsLeft()
    {
        string started = Path.Combine(folder, "started");
        using var gone = new CancellationTokenSource();
        var reading = Program($"echo $$ $PWD > {started}.part; mv {started}.part {started}; exec sleep 1000").ReadAsync([new LineImage([1], "eng")], gone.Token);
        while (!File.Exists(started))
        {
            await Task.Delay(20, Stop);
        }

        string[] told = (await File.ReadAllTextAsync(started, Stop)).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.False(Directory.Exists("/proc/" + told[0]));
        Assert.False(Directory.Exists(told[1]));
    }

    /// <summary>What a board says is in pictures alone: on no command line and in no environment.</summary>
    [Fact]
    public async Task Read_Lines_AreNamedByNumbersAlone()
    {
        string seen = Path.Combine(folder, "seen");
        string[] read = await Program($"echo \"$@\" > {seen}; env >> {seen}; cat \"$1\" >> {seen}; printf 'one\\n\\ftwo\\n'").ReadAsync([new LineImage([1], "eng"), new LineImage([2], "eng")], Stop);
        Assert.Equal(["one", "two"], read);
        string told = await File.ReadAllTextAsync(seen, Stop);
        Assert.Matches(@"^\S+/lines\.txt stdout --psm 7 --dpi 300 -l eng\n", told);
        Assert.Contains("OMP_THREAD_LIMIT=1", told, StringComparison.Ordinal);
        Assert.Matches(@"/0\.png\n\S+/1\.png\n", told);
        Assert.DoesNotContain("DOTNET", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Queue", "eng")]
    [InlineData("대기 12", "kor+eng")]
    [InlineData("待機", "jpn+eng")]
    [InlineData("カメラ 3", "jpn+eng")]
    public void Languages_OfAText_AreThoseOfItsLetters(string text, string expected) =>
        Assert.Equal(expected, string.Join('+', new BoardText("w", "title", default, 1, text).Languages));

    [Theory]
    [InlineData("title", "Queue", true)]
    [InlineData("value", "12", true)]
    [InlineData("value", "%", false)]
    [InlineData("label", "12:30", false)]
    [InlineData("flag", "SIMULATED", false)]
    public void IsCounted_TitlesAndFigures_AreWithoutSymbolsAlone(string role, string text, bool expected) =>
        Assert.Equal(expected, new BoardText("w", role, default, 1, text).IsCounted);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<PressProof> TakeAsync(Tesseract tesseract)
    {
        await using var app = new TestApp();
        await using var reading = app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton(tesseract)));
        reading.UseKestrel(0);
        var board = reading.Services.GetRequiredService<BoardStore>().Find("host")!;
        return await reading.Services.GetRequiredService<Darkroom>().TakeAsync(new PressRequest(board, board.Arrangements[0], 15, PhotoMode.NarrowestPublished, Visitor.Everybody), Stop);
    }

    private Tesseract Program(string does)
    {
        string program = Path.Combine(folder, "tesseract");
        File.WriteAllText(program, "#!/bin/sh\n" + does + "\n");
        File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);
        return new(program);
    }
}
