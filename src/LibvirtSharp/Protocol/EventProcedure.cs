using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>The number of an event with the type of its content.</summary>
internal readonly record struct EventProcedure<TContent>(LibvirtProcedure Number)
    where TContent : IXdrValue<TContent>;
