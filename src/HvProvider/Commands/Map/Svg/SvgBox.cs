namespace HvProvider.Commands.Map.Svg;

/// <summary>A rectangle in the picture, in pixels at full size.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
internal readonly record struct SvgBox(int X, int Y, int Width, int Height)
{
    /// <summary>The right edge.</summary>
    public int Right => X + Width;

    /// <summary>The baseline of vertically centred text.</summary>
    public int Baseline => Y + (Height / 2) + 4;

    /// <summary>The vertical centre.</summary>
    public int Middle => Y + (Height / 2);

    /// <summary>The box, enlarged by that amount on every side.</summary>
    public SvgBox Grown(int by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}
