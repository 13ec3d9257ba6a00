namespace LibvirtSharp;

/// <summary>A part of the metadata of a domain or network.</summary>
public enum MetadataKind
{
    /// <summary>The description.</summary>
    Description = 0,

    /// <summary>The title, one line.</summary>
    Title = 1,

    /// <summary>An XML element in its own namespace.</summary>
    Element = 2,
}
