namespace HvProvider.Tests.Architecture;

/// <summary>The layers of src/TerraformPlugin.</summary>
internal static class TerraformPluginLayers
{
    /// <summary>The folders from top to bottom; see <see cref="FolderLayers"/>.</summary>
    public static readonly FolderLayers List = new("tests/HvProvider.Tests/Architecture/TerraformPluginLayers.cs", """
        Hosting
        Serving
        Rpc
        Planning
        Providers
        DataSources Resources
        Wire
        Functions
        Schemas/Timeouts
        Schemas/Attributes Schemas/Blocks
        Schemas/Mappings Schemas/Validators
        Schemas
        Diagnostics
        Values
        Connections
        Lifetime
        Logging
        """);
}
