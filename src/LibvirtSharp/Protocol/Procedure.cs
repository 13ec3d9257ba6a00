using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>A procedure's number with the types of its arguments and of its answer.</summary>
internal readonly record struct Procedure<TArguments, TReply>(LibvirtProcedure Number)
    where TArguments : IXdrValue<TArguments>
    where TReply : IXdrValue<TReply>;
