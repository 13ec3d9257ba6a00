using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>Procedures of the connection itself; see <see cref="LibvirtProcedure"/> for the names of their fields.</summary>
internal static class ConnectProcedures
{
    internal static Procedure<XdrStruct<XdrOptionalString, XdrUInt32>, XdrVoid>
        Open => new(LibvirtProcedure.ConnectOpen);

    internal static Procedure<XdrVoid, XdrVoid> Close => new(LibvirtProcedure.ConnectClose);

    internal static Procedure<XdrVoid, XdrString> GetHypervisorType => new(LibvirtProcedure.ConnectGetType);

    internal static Procedure<XdrVoid, XdrUInt64> GetVersion => new(LibvirtProcedure.ConnectGetVersion);

    internal static Procedure<XdrVoid, XdrString> GetCapabilities => new(LibvirtProcedure.ConnectGetCapabilities);

    internal static Procedure<XdrVoid, XdrString> GetHostname => new(LibvirtProcedure.ConnectGetHostname);

    internal static Procedure<XdrInt32, XdrInt32> SupportsFeature => new(LibvirtProcedure.ConnectSupportsFeature);

    internal static Procedure<XdrVoid, XdrList<AuthenticationType>>
        AuthenticationList => new(LibvirtProcedure.AuthenticationList);

    internal static Procedure<XdrVoid, XdrInt32> AuthenticationPolkit => new(LibvirtProcedure.AuthenticationPolkit);

    internal static Procedure<XdrVoid, XdrString> GetUri => new(LibvirtProcedure.ConnectGetUri);

    internal static Procedure<XdrVoid, XdrUInt64> GetLibraryVersion => new(LibvirtProcedure.ConnectGetLibraryVersion);

    internal static Procedure<XdrStruct<XdrOptionalString, XdrOptionalString, XdrOptionalString, XdrOptionalString, XdrUInt32>, XdrString>
        GetDomainCapabilities => new(LibvirtProcedure.ConnectGetDomainCapabilities);

    internal static Procedure<XdrStruct<XdrInt32, XdrUInt32>, XdrStruct<XdrList<DomainRef>, XdrUInt32>>
        ListDomains => new(LibvirtProcedure.ConnectListDomains);

    internal static Procedure<XdrStruct<XdrInt32, XdrUInt32>, XdrStruct<XdrList<NetworkRef>, XdrUInt32>>
        ListNetworks => new(LibvirtProcedure.ConnectListNetworks);

    internal static Procedure<XdrStruct<XdrInt32, XdrUInt32>, XdrStruct<XdrList<InterfaceRef>, XdrUInt32>>
        ListInterfaces => new(LibvirtProcedure.ConnectListInterfaces);

    internal static Procedure<XdrStruct<XdrInt32, XdrOptional<DomainRef>>, XdrInt32>
        DomainEventCallbackRegisterAny => new(LibvirtProcedure.ConnectDomainEventCallbackRegisterAny);

    internal static Procedure<XdrInt32, XdrVoid>
        DomainEventCallbackDeregisterAny => new(LibvirtProcedure.ConnectDomainEventCallbackDeregisterAny);
}
