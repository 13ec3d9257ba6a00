using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>The number of a procedure and the types of its arguments and its reply.</summary>
internal readonly record struct Procedure<TArguments, TReply>(LibvirtProcedure Number)
    where TArguments : IXdrValue<TArguments>
    where TReply : IXdrValue<TReply>;
