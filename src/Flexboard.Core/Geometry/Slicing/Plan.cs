namespace Flexboard.Core.Geometry.Slicing;

/// <summary>How the parts of a block stand in a box of one ratio: one part, or parts side by side or one below the other.</summary>
/// <param name="IsRow">Whether they stand side by side.</param>
/// <param name="Parts">None: it is one part of the block.</param>
/// <param name="Part">Which.</param>
/// <param name="Step">The step of the ratio of its box.</param>
internal sealed record Plan(bool IsRow, IReadOnlyList<Plan> Parts, int Part = -1, int Step = 0)
{
    public static Plan Of(int part, int step) => new(false, [], part, step);
}

/// <summary>What a block costs in boxes of every ratio, and how it is laid out in each.</summary>
/// <param name="Costs">By step of the ratio.</param>
/// <param name="Plans">The same; null in a widget's block.</param>
/// <param name="Inner">The step of the box within its lines and its frame.</param>
/// <param name="Parts">The tables of its parts.</param>
internal sealed record ShapeTable(double[] Costs, Plan?[] Plans, int[] Inner, IReadOnlyList<ShapeTable> Parts);

/// <summary>Ratios in equal steps of their logarithm.</summary>
internal static class Ratios
{
    public const int Steps = 81;
    private const double Largest = 64;
    private static readonly double Step = 2 * Math.Log(Largest) / (Steps - 1);

    public static double At(int step) => Math.Exp((step * Step) - Math.Log(Largest));

    public static int StepOf(double ratio) => Clamp((int)Math.Round((Math.Log(ratio) + Math.Log(Largest)) / Step));

    /// <summary>Steps from the ratio of a box to that of a part of it that has its whole height.</summary>
    public static int Offset(double part) => (int)Math.Round(Math.Log(part) / Step);

    public static int Clamp(int step) => Math.Clamp(step, 0, Steps - 1);
}
