namespace HvProvider.Commands.Map.Svg;

/// <summary>A place in the picture, in its own units, which are pixels at full size.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal readonly record struct SvgBox(int X, int Y, int Width, int Height)
{
    /// <summary>The right edge.</summary>
    public int Right => X + Width;

    /// <summary>The line on which text of ordinary size stands, so that its middle is the box's.</summary>
    public int Baseline => Y + (Height / 2) + 4;

    /// <summary>The middle between its upper and its lower edge.</summary>
    public int Middle => Y + (Height / 2);

    /// <summary>The box that is larger by that much on every side.</summary>
    public SvgBox Grown(int by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}
