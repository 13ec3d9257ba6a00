namespace HvProvider.Tests.Terraform;

/// <summary>The result of a plan: the planned change of each resource, and the diagnostics.</summary>
internal sealed record PlanResult(IReadOnlyDictionary<string, PlannedChange> Changes, Messages Messages)
{
    public PlannedChange this[string address] => Changes[address];
}
