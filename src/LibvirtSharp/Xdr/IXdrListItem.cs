namespace LibvirtSharp.Xdr;

/// <summary>A value that occurs in lists, with the limits of their length.</summary>
internal interface IXdrListItem<TSelf> : IXdrValue<TSelf>
    where TSelf : IXdrListItem<TSelf>
{
    /// <summary>The longest list that the protocol allows.</summary>
    static abstract int MaxCount { get; }

    /// <summary>The minimum number of bytes of an item. A count that cannot fit is rejected before allocation.</summary>
    static abstract int MinSize { get; }
}
