namespace LibvirtSharp;

/// <summary>The change of a section of a network.</summary>
public enum NetworkUpdateCommand : uint
{
    /// <summary>Changes the element with the same key.</summary>
    Modify = 1,

    /// <summary>Removes the element.</summary>
    Delete = 2,

    /// <summary>Adds the element after the others.</summary>
    AddLast = 3,

    /// <summary>Adds the element before the others.</summary>
    AddFirst = 4,
}
