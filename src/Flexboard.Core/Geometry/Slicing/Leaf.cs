namespace Flexboard.Core.Geometry.Slicing;

/// <summary>A widget of the source arrangement.</summary>
/// <param name="Index">Where in the source's painting order it is.</param>
/// <param name="Widget">Its id.</param>
/// <param name="Source">Its box in the source.</param>
/// <param name="Need">What it asks; less than the source gives it where that is little.</param>
/// <param name="Role">How it takes part here.</param>
/// <param name="IsLow">Whether it is no higher than a line of text may be.</param>
internal sealed record Leaf(int Index, string Widget, Box Source, WidgetNeed Need, PlacementRole Role, bool IsLow)
{
    /// <summary>Whether it stands in a line of its block; a mark or picture as low as a line, such as a logo, does too.</summary>
    public bool IsInLine => Role is PlacementRole.Strip or PlacementRole.Rule || (Role == PlacementRole.Decoration && IsLow);

    /// <summary>Its share of the area is as its area was in the source.</summary>
    public double Weight => Source.Area;

    public double Ratio => Source.Width / Source.Height;
}
