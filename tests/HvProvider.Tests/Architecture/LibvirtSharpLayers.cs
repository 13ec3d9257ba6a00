namespace HvProvider.Tests.Architecture;

/// <summary>The layers of src/LibvirtSharp.</summary>
internal static class LibvirtSharpLayers
{
    /// <summary>The folders from top to bottom; see <see cref="FolderLayers"/>.</summary>
    public static readonly FolderLayers List = new("tests/HvProvider.Tests/Architecture/LibvirtSharpLayers.cs", """
        .
        Session
        Protocol
        Events
        Networks
        Domains Interfaces
        Transports
        Uris
        Xdr
        Errors
        """);
}
