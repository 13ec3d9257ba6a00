namespace HvProvider.Tests.Terraform;

/// <summary>A plan: what it says about each resource, and what the user was told.</summary>
internal sealed record Walk(IReadOnlyDictionary<string, PlannedChange> Changes, Messages Messages)
{
    public PlannedChange this[string address] => Changes[address];
}
