using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>
/// Procedures of virtual networks and their ports; see <see cref="LibvirtProcedure"/> for the names of their fields.
/// </summary>
internal static class NetworkProcedures
{
    internal static Procedure<NetworkRef, XdrVoid> Create => new(LibvirtProcedure.NetworkCreate);

    internal static Procedure<XdrString, NetworkRef> CreateXml => new(LibvirtProcedure.NetworkCreateXml);

    internal static Procedure<XdrString, NetworkRef> DefineXml => new(LibvirtProcedure.NetworkDefineXml);

    internal static Procedure<NetworkRef, XdrVoid> Destroy => new(LibvirtProcedure.NetworkDestroy);

    internal static Procedure<XdrStruct<NetworkRef, XdrUInt32>, XdrString>
        GetXmlDescription => new(LibvirtProcedure.NetworkGetXmlDescription);

    internal static Procedure<NetworkRef, XdrInt32> GetAutostart => new(LibvirtProcedure.NetworkGetAutostart);

    internal static Procedure<NetworkRef, XdrString> GetBridgeName => new(LibvirtProcedure.NetworkGetBridgeName);

    internal static Procedure<XdrString, NetworkRef> LookupByName => new(LibvirtProcedure.NetworkLookupByName);

    internal static Procedure<XdrUuid, NetworkRef> LookupByUuid => new(LibvirtProcedure.NetworkLookupByUuid);

    internal static Procedure<XdrStruct<NetworkRef, XdrInt32>, XdrVoid>
        SetAutostart => new(LibvirtProcedure.NetworkSetAutostart);

    internal static Procedure<NetworkRef, XdrVoid> Undefine => new(LibvirtProcedure.NetworkUndefine);

    internal static Procedure<NetworkRef, XdrInt32> IsActive => new(LibvirtProcedure.NetworkIsActive);

    internal static Procedure<NetworkRef, XdrInt32> IsPersistent => new(LibvirtProcedure.NetworkIsPersistent);

    internal static Procedure<XdrStruct<NetworkRef, XdrUInt32, XdrUInt32, XdrInt32, XdrString, XdrUInt32>, XdrVoid>
        Update => new(LibvirtProcedure.NetworkUpdate);

    internal static Procedure<XdrStruct<NetworkRef, XdrOptionalString, XdrInt32, XdrUInt32>, XdrStruct<XdrList<DhcpLease>, XdrUInt32>>
        GetDhcpLeases => new(LibvirtProcedure.NetworkGetDhcpLeases);

    internal static Procedure<XdrStruct<NetworkRef, XdrInt32, XdrUInt32>, XdrStruct<XdrList<NetworkPortRef>, XdrUInt32>>
        ListPorts => new(LibvirtProcedure.NetworkListPorts);

    internal static Procedure<XdrStruct<NetworkRef, XdrUuid>, NetworkPortRef>
        PortLookupByUuid => new(LibvirtProcedure.NetworkPortLookupByUuid);

    internal static Procedure<XdrStruct<NetworkPortRef, XdrUInt32>, XdrString>
        PortGetXmlDescription => new(LibvirtProcedure.NetworkPortGetXmlDescription);

    internal static Procedure<XdrStruct<XdrString, XdrUInt32>, NetworkRef>
        DefineXmlFlags => new(LibvirtProcedure.NetworkDefineXmlFlags);

    internal static Procedure<XdrStruct<XdrString, XdrUInt32>, NetworkRef>
        CreateXmlFlags => new(LibvirtProcedure.NetworkCreateXmlFlags);

    internal static Procedure<XdrStruct<NetworkRef, XdrInt32, XdrOptionalString, XdrOptionalString, XdrOptionalString, XdrUInt32>, XdrVoid>
        SetMetadata => new(LibvirtProcedure.NetworkSetMetadata);

    internal static Procedure<XdrStruct<NetworkRef, XdrInt32, XdrOptionalString, XdrUInt32>, XdrString>
        GetMetadata => new(LibvirtProcedure.NetworkGetMetadata);
}
