using Google.Protobuf;
using TerraformPlugin.Schemas;

namespace HvProvider.Tests.Terraform;

/// <summary>A resource in Terraform's state.</summary>
internal sealed record StoredResource(TfObject Values, ByteString Private, bool IsTainted = false);
