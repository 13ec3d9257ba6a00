namespace TerraformPlugin.Values;

// The three states of a value. Null comes first: a default struct is null, never unknown.
internal enum TfState : byte
{
    Null,
    Unknown,
    Known,
}
