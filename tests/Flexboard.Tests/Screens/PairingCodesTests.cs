using Flexboard.Screens;

namespace Flexboard.Tests.Screens;

/// <summary>Codes that screens show: short, and worth nothing to whoever has only seen one.</summary>
public sealed class PairingCodesTests
{
    private readonly ManualTime time = new();
    private readonly PairingCodes codes;

    public PairingCodesTests() => codes = new(time);

    [Fact]
    public void Code_Made_HasSixCharactersThatNobodyTakesForOthersAndASecretBesideIt()
    {
        var made = Make("10.0.0.1");
        Assert.Matches("^[ACDEFGHJKMNPQRTUVWXY34679]{6}$", made.Code);
        Assert.True(made.Secret.Length >= 22, "128 bits take 22 characters");
        Assert.Null(codes.Find(made.Code));
        Assert.Equal(300, codes.Rest(made));
    }

    [Theory]
    [InlineData(" {0}-{1} ")]
    [InlineData("{0} {1}")]
    public void Code_TypedInAnyWay_PairsTheScreenOnceAndTellsItsCredentialToTheSecretAlone(string form)
    {
        var made = Make("10.0.0.1");
        string typed = string.Format(null, form, made.Code[..3].ToLowerInvariant(), made.Code[3..]);
        Assert.Equal(made.Secret, codes.Use(typed, _ => "key")!.Secret);
        Assert.Null(codes.Use(typed, _ => throw new InvalidOperationException("It is used up.")));
        Assert.Equal("key", codes.Find(made.Secret)!.Key);
        Assert.Equal("key", codes.Find(made.Secret)!.Key);
    }

    [Fact]
    public void Code_OfAScreenThatIsNotPairedThen_GoesOn()
    {
        var made = Make("10.0.0.1");
        Assert.Null(codes.Use(made.Code, _ => null)!.Key);
        Assert.Equal("key", codes.Use(made.Code, _ => "key")!.Key);
    }

    [Fact]
    public void Code_After5Minutes_IsNoneAnyMore()
    {
        var made = Make("10.0.0.1");
        time.Advance(PairingCodes.Lasts - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(codes.Find(made.Secret));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(codes.Use(made.Code, _ => throw new InvalidOperationException("It has expired.")));
        Assert.Null(codes.Find(made.Secret));
    }

    [Fact]
    public void Codes_OfOneAddress_AreBoundedAndKeepNobodyElseOut()
    {
        var made = Enumerable.Range(0, PairingCodes.MostEach).Select(_ => Make("10.0.0.1")).ToList();
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(codes.Make("10.0.0.1", "", null, out var wait));
        Assert.Equal(TimeSpan.FromMinutes(3), wait);

        // What was entered does not make room either: it would be a way around.
        Assert.NotNull(codes.Use(made[0].Code, _ => "key"));
        Assert.Null(codes.Make("10.0.0.1", "", null, out _));
        Assert.NotNull(codes.Make("10.0.0.2", "", null, out _));
        time.Advance(wait);
        Assert.NotNull(codes.Make("10.0.0.1", "", null, out _));
    }

    [Fact]
    public void Codes_OfManyAddresses_AreBounded()
    {
        for (int i = 0; i < PairingCodes.Most; i++)
        {
            Make($"10.0.{i / 50}.1");
        }

        Assert.Null(codes.Make("10.9.9.9", "", null, out var wait));
        Assert.Equal(PairingCodes.Lasts, wait);
    }

    private WaitingScreen Make(string address)
    {
        var made = codes.Make(address, "Chrome", null, out _);
        Assert.NotNull(made);
        return made;
    }
}
