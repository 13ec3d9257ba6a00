using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>Procedures of domains; see <see cref="LibvirtProcedure"/> for the names of their fields.</summary>
internal static class DomainProcedures
{
    internal static Procedure<XdrStruct<DomainRef, XdrString>, XdrVoid>
        AttachDevice => new(LibvirtProcedure.DomainAttachDevice);

    internal static Procedure<DomainRef, XdrVoid> Create => new(LibvirtProcedure.DomainCreate);

    internal static Procedure<XdrStruct<XdrString, XdrUInt32>, DomainRef>
        CreateXml => new(LibvirtProcedure.DomainCreateXml);

    internal static Procedure<XdrString, DomainRef> DefineXml => new(LibvirtProcedure.DomainDefineXml);

    internal static Procedure<DomainRef, XdrVoid> Destroy => new(LibvirtProcedure.DomainDestroy);

    internal static Procedure<XdrStruct<DomainRef, XdrUInt32>, XdrString>
        GetXmlDescription => new(LibvirtProcedure.DomainGetXmlDescription);

    internal static Procedure<DomainRef, XdrInt32> GetAutostart => new(LibvirtProcedure.DomainGetAutostart);

    internal static Procedure<DomainRef, DomainInfo> GetInfo => new(LibvirtProcedure.DomainGetInfo);

    internal static Procedure<XdrInt32, DomainRef> LookupById => new(LibvirtProcedure.DomainLookupById);

    internal static Procedure<XdrString, DomainRef> LookupByName => new(LibvirtProcedure.DomainLookupByName);

    internal static Procedure<XdrUuid, DomainRef> LookupByUuid => new(LibvirtProcedure.DomainLookupByUuid);

    internal static Procedure<XdrStruct<DomainRef, XdrInt32>, XdrVoid>
        SetAutostart => new(LibvirtProcedure.DomainSetAutostart);

    internal static Procedure<DomainRef, XdrVoid> Shutdown => new(LibvirtProcedure.DomainShutdown);

    internal static Procedure<DomainRef, XdrVoid> Undefine => new(LibvirtProcedure.DomainUndefine);

    internal static Procedure<XdrStruct<DomainRef, XdrString>, InterfaceStats>
        InterfaceStats => new(LibvirtProcedure.DomainInterfaceStats);

    internal static Procedure<DomainRef, XdrInt32> IsActive => new(LibvirtProcedure.DomainIsActive);

    internal static Procedure<DomainRef, XdrInt32> IsPersistent => new(LibvirtProcedure.DomainIsPersistent);

    internal static Procedure<XdrStruct<DomainRef, XdrString, XdrUInt32>, XdrVoid>
        AttachDeviceFlags => new(LibvirtProcedure.DomainAttachDeviceFlags);

    internal static Procedure<XdrStruct<DomainRef, XdrString, XdrUInt32>, XdrVoid>
        DetachDeviceFlags => new(LibvirtProcedure.DomainDetachDeviceFlags);

    internal static Procedure<XdrStruct<DomainRef, XdrString, XdrUInt32>, XdrVoid>
        UpdateDeviceFlags => new(LibvirtProcedure.DomainUpdateDeviceFlags);

    internal static Procedure<XdrStruct<DomainRef, XdrUInt32>, XdrInt32>
        HasManagedSaveImage => new(LibvirtProcedure.DomainHasManagedSaveImage);

    internal static Procedure<XdrStruct<DomainRef, XdrUInt32>, DomainRef>
        CreateWithFlags => new(LibvirtProcedure.DomainCreateWithFlags);

    internal static Procedure<DomainRef, XdrInt32> IsUpdated => new(LibvirtProcedure.DomainIsUpdated);

    internal static Procedure<XdrStruct<DomainRef, XdrUInt32>, XdrStruct<XdrUInt32, XdrUInt32, XdrUInt64>>
        GetControlInfo => new(LibvirtProcedure.DomainGetControlInfo);

    internal static Procedure<XdrStruct<DomainRef, XdrUInt32>, XdrStruct<XdrInt32, XdrInt32>>
        GetState => new(LibvirtProcedure.DomainGetState);

    internal static Procedure<XdrStruct<DomainRef, XdrUInt32>, XdrVoid>
        UndefineFlags => new(LibvirtProcedure.DomainUndefineFlags);

    internal static Procedure<XdrStruct<DomainRef, XdrUInt32>, XdrVoid>
        DestroyFlags => new(LibvirtProcedure.DomainDestroyFlags);

    internal static Procedure<XdrStruct<DomainRef, XdrUInt32>, XdrVoid> Reset => new(LibvirtProcedure.DomainReset);

    internal static Procedure<XdrStruct<DomainRef, XdrString, XdrList<TypedParameter>, XdrUInt32>, XdrVoid>
        SetInterfaceParameters => new(LibvirtProcedure.DomainSetInterfaceParameters);

    internal static Procedure<XdrStruct<DomainRef, XdrString, XdrInt32, XdrUInt32>, XdrStruct<XdrList<TypedParameter>, XdrInt32>>
        GetInterfaceParameters => new(LibvirtProcedure.DomainGetInterfaceParameters);

    internal static Procedure<XdrStruct<DomainRef, XdrUInt32>, XdrVoid>
        ShutdownFlags => new(LibvirtProcedure.DomainShutdownFlags);

    internal static Procedure<XdrStruct<DomainRef, XdrInt32, XdrOptionalString, XdrOptionalString, XdrOptionalString, XdrUInt32>, XdrVoid>
        SetMetadata => new(LibvirtProcedure.DomainSetMetadata);

    internal static Procedure<XdrStruct<DomainRef, XdrInt32, XdrOptionalString, XdrUInt32>, XdrString>
        GetMetadata => new(LibvirtProcedure.DomainGetMetadata);

    internal static Procedure<XdrStruct<XdrString, XdrUInt32>, DomainRef>
        DefineXmlFlags => new(LibvirtProcedure.DomainDefineXmlFlags);

    internal static Procedure<XdrStruct<DomainRef, XdrUInt32, XdrUInt32>, XdrList<DomainInterfaceAddresses>>
        InterfaceAddresses => new(LibvirtProcedure.DomainInterfaceAddresses);

    internal static Procedure<XdrStruct<DomainRef, XdrString, XdrUInt32>, XdrVoid>
        DetachDeviceAlias => new(LibvirtProcedure.DomainDetachDeviceAlias);
}
