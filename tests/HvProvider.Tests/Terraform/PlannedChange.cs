using Google.Protobuf;
using TerraformPlugin.Schemas;

namespace HvProvider.Tests.Terraform;

/// <summary>The planned change of one resource.</summary>
internal sealed record PlannedChange(StoredResource? Prior, TfObject? Config, TfObject? Planned, ByteString Private, bool Replaces)
{
    /// <summary>The action in Terraform's output.</summary>
    public string Action => (Prior, Planned) switch
    {
        (null, null) => "no-op",
        (null, not null) => "create",
        (not null, null) => "delete",
        _ when Replaces => "replace",
        ({ } prior, { } planned) => planned.Raw.Equals(prior.Values.Raw) ? "no-op" : "update",
    };
}
