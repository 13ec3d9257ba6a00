namespace TerraformPlugin.Wire;

// Far above what Terraform sends, and low enough that no input can exhaust the stack or the memory.
internal static class ValueLimits
{
    public const int MaxBytes = 64 * 1024 * 1024;

    public const int MaxDepth = 128;

    public const int MaxNodes = 4_000_000;

    // Longer texts than this are not numbers within TfNumber's bounds, leading zeros apart.
    public const int MaxNumberText = 4 * Values.TfNumber.MaxDigits;

    // As in cty: a longer description of an unknown value is ignored, and a longer prefix is cut.
    public const int MaxRefinementBytes = 1024;

    public const int MaxPrefixBytes = 256;
}
