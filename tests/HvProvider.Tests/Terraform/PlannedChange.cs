using Google.Protobuf;
using TerraformPlugin.Schemas;

namespace HvProvider.Tests.Terraform;

/// <summary>What a plan says about one resource.</summary>
internal sealed record PlannedChange(StoredResource? Prior, TfObject? Config, TfObject? Planned, ByteString Private, bool Replaces)
{
    /// <summary>What Terraform would print.</summary>
    public string Action => (Prior, Planned) switch
    {
        (null, null) => "no-op",
        (null, not null) => "create",
        (not null, null) => "delete",
        _ when Replaces => "replace",
        ({ } prior, { } planned) => planned.Raw.Equals(prior.Values.Raw) ? "no-op" : "update",
    };
}
