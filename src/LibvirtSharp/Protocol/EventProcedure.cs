using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>The number of an event and the type of its content.</summary>
internal readonly record struct EventProcedure<TContent>(LibvirtProcedure Number)
    where TContent : IXdrValue<TContent>;
