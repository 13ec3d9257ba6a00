namespace LibvirtSharp.Xdr;

/// <summary>A value that occurs in lists, with what bounds their length.</summary>
internal interface IXdrListItem<TSelf> : IXdrValue<TSelf>
    where TSelf : IXdrListItem<TSelf>
{
    /// <summary>The longest list that the protocol allows.</summary>
    static abstract int MaxCount { get; }

    /// <summary>The bytes that one item takes at least: a count that cannot fit is refused before allocation.</summary>
    static abstract int MinSize { get; }
}
