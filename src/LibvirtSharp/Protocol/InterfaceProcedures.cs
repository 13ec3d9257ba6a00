using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>Procedures of host interfaces; see <see cref="LibvirtProcedure"/> for the names of their fields.</summary>
internal static class InterfaceProcedures
{
    internal static Procedure<XdrString, InterfaceRef> LookupByName => new(LibvirtProcedure.InterfaceLookupByName);

    internal static Procedure<XdrString, InterfaceRef>
        LookupByMacString => new(LibvirtProcedure.InterfaceLookupByMacString);

    internal static Procedure<XdrStruct<InterfaceRef, XdrUInt32>, XdrString>
        GetXmlDescription => new(LibvirtProcedure.InterfaceGetXmlDescription);

    internal static Procedure<InterfaceRef, XdrInt32> IsActive => new(LibvirtProcedure.InterfaceIsActive);
}
