namespace TerraformPlugin.Values;

/// <summary>One end of a range of numbers.</summary>
/// <param name="Value">The bound.</param>
/// <param name="Inclusive">Whether the bound itself is within the range.</param>
public sealed record NumberBound(TfNumber Value, bool Inclusive);
