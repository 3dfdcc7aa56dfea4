using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Fuzz;

/// <summary>Runs a property over mutated inputs: a few seconds within the tests, or for as long as FUZZ_MINUTES says.</summary>
internal static class Fuzzing
{
    /// <summary>How long all properties together run, when somebody asks for more than the tests do.</summary>
    private static readonly double Minutes =
        double.TryParse(Environment.GetEnvironmentVariable("FUZZ_MINUTES"), CultureInfo.InvariantCulture, out double minutes) ? minutes : 0;

    /// <summary>The properties that share those minutes.</summary>
    private const int Properties = 3;

    /// <param name="corpus">Where the inputs begin.</param>
    /// <param name="folder">Where one that fails is to be put.</param>
    /// <param name="kind">What its name begins with, and its ending.</param>
    /// <param name="times">Inputs of a short run.</param>
    /// <param name="wrong">What is wrong with what became of an input; null: nothing.</param>
    public static void Run(IReadOnlyList<byte[]> corpus, string folder, (string Begin, string End) kind, int times, Func<byte[], string?> wrong)
    {
        // As they are, first: what failed once is in the corpus.
        foreach (byte[] input in corpus)
        {
            Check(input);
        }

        var end = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(Minutes / Properties);
        do
        {
            FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(Mutator.Of(corpus), Check));
        }
        while (TimeProvider.System.GetUtcNow() < end);

        void Check(byte[] input)
        {
            if (Told(wrong, input) is { } reason)
            {
                throw new InvalidDataException(
                    $"{reason}\n{Encoding.UTF8.GetString(input)}\nTo keep it: echo {Convert.ToBase64String(input)} | base64 -d > {folder}/{kind.Begin}NAME{kind.End}");
            }
        }
    }

    private static string? Told(Func<byte[], string?> wrong, byte[] input)
    {
        try
        {
            return wrong(input);
        }
        catch (Exception fault)
        {
            return $"it threw {fault}";
        }
    }
}
