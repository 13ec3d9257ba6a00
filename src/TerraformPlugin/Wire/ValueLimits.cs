namespace TerraformPlugin.Wire;

// Far above the values that Terraform sends, and low enough that no input can exhaust stack or memory.
internal static class ValueLimits
{
    public const int MaxBytes = 64 * 1024 * 1024;

    public const int MaxDepth = 128;

    public const int MaxNodes = 4_000_000;

    // Longer text is not a number within the bounds of TfNumber, except for leading zeros.
    public const int MaxNumberText = 4 * Values.TfNumber.MaxDigits;

    // As in cty: a longer refinement of an unknown value is ignored, and a longer prefix is truncated.
    public const int MaxRefinementBytes = 1024;

    public const int MaxPrefixBytes = 256;
}
