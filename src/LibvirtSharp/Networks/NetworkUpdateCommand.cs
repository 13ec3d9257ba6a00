namespace LibvirtSharp;

/// <summary>What an update does to a section of a network.</summary>
public enum NetworkUpdateCommand : uint
{
    /// <summary>Changes the element of the same key.</summary>
    Modify = 1,

    /// <summary>Removes it.</summary>
    Delete = 2,

    /// <summary>Adds it behind the others.</summary>
    AddLast = 3,

    /// <summary>Adds it before the others.</summary>
    AddFirst = 4,
}
