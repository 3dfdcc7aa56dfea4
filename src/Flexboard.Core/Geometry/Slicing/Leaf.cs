namespace Flexboard.Core.Geometry.Slicing;

/// <summary>A widget of the source arrangement.</summary>
/// <param name="Index">Where in the source's painting order it is.</param>
/// <param name="Widget">Its id.</param>
/// <param name="Source">Its box in the source.</param>
/// <param name="Need">What it asks; never more than the source gives it.</param>
/// <param name="Role">How it takes part here.</param>
internal sealed record Leaf(int Index, string Widget, Box Source, WidgetNeed Need, PlacementRole Role)
{
    /// <summary>Its share of the area is as its area was in the source.</summary>
    public double Weight => Source.Area;

    public double Ratio => Source.Width / Source.Height;
}
