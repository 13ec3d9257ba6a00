namespace LibvirtSharp;

/// <summary>
/// The supported procedures of libvirt's remote program, by number. The comments contain the arguments and the reply on the
/// wire.
/// </summary>
public enum LibvirtProcedure
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>CONNECT_OPEN: optional string name, unsigned flags → nothing.</summary>
    ConnectOpen = 1,

    /// <summary>CONNECT_CLOSE: nothing → nothing.</summary>
    ConnectClose = 2,

    /// <summary>CONNECT_GET_TYPE: nothing → string.</summary>
    ConnectGetType = 3,

    /// <summary>CONNECT_GET_VERSION: nothing → unsigned hyper.</summary>
    ConnectGetVersion = 4,

    /// <summary>CONNECT_GET_CAPABILITIES: nothing → string.</summary>
    ConnectGetCapabilities = 7,

    /// <summary>DOMAIN_ATTACH_DEVICE: domain, string xml → nothing.</summary>
    DomainAttachDevice = 8,

    /// <summary>DOMAIN_CREATE: domain → nothing.</summary>
    DomainCreate = 9,

    /// <summary>DOMAIN_CREATE_XML: string xml, unsigned flags → domain.</summary>
    DomainCreateXml = 10,

    /// <summary>DOMAIN_DEFINE_XML: string xml → domain.</summary>
    DomainDefineXml = 11,

    /// <summary>DOMAIN_DESTROY: domain → nothing.</summary>
    DomainDestroy = 12,

    /// <summary>DOMAIN_GET_XML_DESC: domain, unsigned flags → string.</summary>
    DomainGetXmlDescription = 14,

    /// <summary>DOMAIN_GET_AUTOSTART: domain → int.</summary>
    DomainGetAutostart = 15,

    /// <summary>DOMAIN_GET_INFO: domain → info.</summary>
    DomainGetInfo = 16,

    /// <summary>DOMAIN_LOOKUP_BY_ID: int id → domain.</summary>
    DomainLookupById = 22,

    /// <summary>DOMAIN_LOOKUP_BY_NAME: string name → domain.</summary>
    DomainLookupByName = 23,

    /// <summary>DOMAIN_LOOKUP_BY_UUID: opaque uuid[16] → domain.</summary>
    DomainLookupByUuid = 24,

    /// <summary>DOMAIN_SET_AUTOSTART: domain, int → nothing.</summary>
    DomainSetAutostart = 29,

    /// <summary>DOMAIN_SHUTDOWN: domain → nothing.</summary>
    DomainShutdown = 33,

    /// <summary>DOMAIN_UNDEFINE: domain → nothing.</summary>
    DomainUndefine = 35,

    /// <summary>NETWORK_CREATE: network → nothing.</summary>
    NetworkCreate = 39,

    /// <summary>NETWORK_CREATE_XML: string xml → network.</summary>
    NetworkCreateXml = 40,

    /// <summary>NETWORK_DEFINE_XML: string xml → network.</summary>
    NetworkDefineXml = 41,

    /// <summary>NETWORK_DESTROY: network → nothing.</summary>
    NetworkDestroy = 42,

    /// <summary>NETWORK_GET_XML_DESC: network, unsigned flags → string.</summary>
    NetworkGetXmlDescription = 43,

    /// <summary>NETWORK_GET_AUTOSTART: network → int.</summary>
    NetworkGetAutostart = 44,

    /// <summary>NETWORK_GET_BRIDGE_NAME: network → string.</summary>
    NetworkGetBridgeName = 45,

    /// <summary>NETWORK_LOOKUP_BY_NAME: string name → network.</summary>
    NetworkLookupByName = 46,

    /// <summary>NETWORK_LOOKUP_BY_UUID: opaque uuid[16] → network.</summary>
    NetworkLookupByUuid = 47,

    /// <summary>NETWORK_SET_AUTOSTART: network, int → nothing.</summary>
    NetworkSetAutostart = 48,

    /// <summary>NETWORK_UNDEFINE: network → nothing.</summary>
    NetworkUndefine = 49,

    /// <summary>CONNECT_GET_HOSTNAME: nothing → string.</summary>
    ConnectGetHostname = 59,

    /// <summary>CONNECT_SUPPORTS_FEATURE: int feature → int.</summary>
    ConnectSupportsFeature = 60,

    /// <summary>DOMAIN_INTERFACE_STATS: domain, string device → 8 × hyper.</summary>
    DomainInterfaceStats = 65,

    /// <summary>AUTH_LIST: nothing → enum types&lt;20&gt;.</summary>
    AuthenticationList = 66,

    /// <summary>AUTH_POLKIT: nothing → int complete.</summary>
    AuthenticationPolkit = 70,

    /// <summary>CONNECT_GET_URI: nothing → string.</summary>
    ConnectGetUri = 110,

    /// <summary>INTERFACE_LOOKUP_BY_NAME: string name → interface.</summary>
    InterfaceLookupByName = 128,

    /// <summary>INTERFACE_LOOKUP_BY_MAC_STRING: string mac → interface.</summary>
    InterfaceLookupByMacString = 129,

    /// <summary>INTERFACE_GET_XML_DESC: interface, unsigned flags → string.</summary>
    InterfaceGetXmlDescription = 130,

    /// <summary>DOMAIN_IS_ACTIVE: domain → int.</summary>
    DomainIsActive = 150,

    /// <summary>DOMAIN_IS_PERSISTENT: domain → int.</summary>
    DomainIsPersistent = 151,

    /// <summary>NETWORK_IS_ACTIVE: network → int.</summary>
    NetworkIsActive = 152,

    /// <summary>NETWORK_IS_PERSISTENT: network → int.</summary>
    NetworkIsPersistent = 153,

    /// <summary>INTERFACE_IS_ACTIVE: interface → int.</summary>
    InterfaceIsActive = 156,

    /// <summary>CONNECT_GET_LIB_VERSION: nothing → unsigned hyper.</summary>
    ConnectGetLibraryVersion = 157,

    /// <summary>DOMAIN_ATTACH_DEVICE_FLAGS: domain, string xml, unsigned flags → nothing.</summary>
    DomainAttachDeviceFlags = 160,

    /// <summary>DOMAIN_DETACH_DEVICE_FLAGS: domain, string xml, unsigned flags → nothing.</summary>
    DomainDetachDeviceFlags = 161,

    /// <summary>DOMAIN_UPDATE_DEVICE_FLAGS: domain, string xml, unsigned flags → nothing.</summary>
    DomainUpdateDeviceFlags = 174,

    /// <summary>DOMAIN_HAS_MANAGED_SAVE_IMAGE: domain, unsigned flags → int.</summary>
    DomainHasManagedSaveImage = 183,

    /// <summary>DOMAIN_CREATE_WITH_FLAGS: domain, unsigned flags → domain with its new ID.</summary>
    DomainCreateWithFlags = 196,

    /// <summary>DOMAIN_IS_UPDATED: domain → int.</summary>
    DomainIsUpdated = 202,

    /// <summary>DOMAIN_GET_STATE: domain, unsigned flags → int state, int reason.</summary>
    DomainGetState = 212,

    /// <summary>DOMAIN_GET_CONTROL_INFO: domain, unsigned flags → unsigned state, unsigned details, unsigned hyper state time.</summary>
    DomainGetControlInfo = 229,

    /// <summary>DOMAIN_UNDEFINE_FLAGS: domain, unsigned flags → nothing.</summary>
    DomainUndefineFlags = 231,

    /// <summary>DOMAIN_DESTROY_FLAGS: domain, unsigned flags → nothing.</summary>
    DomainDestroyFlags = 234,

    /// <summary>DOMAIN_RESET: domain, unsigned flags → nothing.</summary>
    DomainReset = 245,

    /// <summary>
    /// DOMAIN_SET_INTERFACE_PARAMETERS: domain, string device, typed_param&lt;16&gt;,
    /// unsigned flags → nothing.
    /// </summary>
    DomainSetInterfaceParameters = 256,

    /// <summary>
    /// DOMAIN_GET_INTERFACE_PARAMETERS: domain, string device, int nparams,
    /// unsigned flags → typed_param&lt;16&gt;, int nparams.
    /// </summary>
    DomainGetInterfaceParameters = 257,

    /// <summary>DOMAIN_SHUTDOWN_FLAGS: domain, unsigned flags → nothing.</summary>
    DomainShutdownFlags = 258,

    /// <summary>
    /// DOMAIN_SET_METADATA: domain, int type, optional string metadata, key, uri,
    /// unsigned flags → nothing.
    /// </summary>
    DomainSetMetadata = 264,

    /// <summary>DOMAIN_GET_METADATA: domain, int type, optional string uri, unsigned flags → string.</summary>
    DomainGetMetadata = 265,

    /// <summary>CONNECT_LIST_ALL_DOMAINS: int need_results, unsigned flags → domain&lt;&gt;, unsigned.</summary>
    ConnectListDomains = 273,

    /// <summary>CONNECT_LIST_ALL_NETWORKS: int need_results, unsigned flags → network&lt;&gt;, unsigned.</summary>
    ConnectListNetworks = 283,

    /// <summary>
    /// CONNECT_LIST_ALL_INTERFACES: int need_results, unsigned flags → interface&lt;&gt;,
    /// unsigned.
    /// </summary>
    ConnectListInterfaces = 284,

    /// <summary>
    /// NETWORK_UPDATE: network, unsigned command, unsigned section, int parentIndex, string xml,
    /// unsigned flags → nothing.
    /// </summary>
    NetworkUpdate = 291,

    /// <summary>CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY: int event, optional domain → int callback.</summary>
    ConnectDomainEventCallbackRegisterAny = 316,

    /// <summary>CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY: int callback → nothing.</summary>
    ConnectDomainEventCallbackDeregisterAny = 317,

    /// <summary>DOMAIN_EVENT_CALLBACK_LIFECYCLE: int callback, domain, int event, int detail. An event.</summary>
    DomainEventCallbackLifecycle = 318,

    /// <summary>DOMAIN_EVENT_CALLBACK_DEVICE_REMOVED: int callback, domain, string alias. An event.</summary>
    DomainEventCallbackDeviceRemoved = 333,

    /// <summary>
    /// NETWORK_GET_DHCP_LEASES: network, optional string mac, int need_results,
    /// unsigned flags → lease&lt;65536&gt;, unsigned.
    /// </summary>
    NetworkGetDhcpLeases = 341,

    /// <summary>
    /// CONNECT_GET_DOMAIN_CAPABILITIES: optional string emulator, arch, machine, virttype,
    /// unsigned flags → string.
    /// </summary>
    ConnectGetDomainCapabilities = 342,

    /// <summary>DOMAIN_DEFINE_XML_FLAGS: string xml, unsigned flags → domain.</summary>
    DomainDefineXmlFlags = 350,

    /// <summary>
    /// DOMAIN_INTERFACE_ADDRESSES: domain, unsigned source,
    /// unsigned flags → interface&lt;2048&gt;.
    /// </summary>
    DomainInterfaceAddresses = 353,

    /// <summary>DOMAIN_EVENT_CALLBACK_DEVICE_ADDED: int callback, domain, string alias. An event.</summary>
    DomainEventCallbackDeviceAdded = 354,

    /// <summary>DOMAIN_EVENT_CALLBACK_DEVICE_REMOVAL_FAILED: int callback, domain, string alias. An event.</summary>
    DomainEventCallbackDeviceRemovalFailed = 367,

    /// <summary>DOMAIN_DETACH_DEVICE_ALIAS: domain, string alias, unsigned flags → nothing.</summary>
    DomainDetachDeviceAlias = 392,

    /// <summary>NETWORK_LIST_ALL_PORTS: network, int need_results, unsigned flags → port&lt;&gt;, unsigned.</summary>
    NetworkListPorts = 404,

    /// <summary>NETWORK_PORT_LOOKUP_BY_UUID: network, opaque uuid[16] → port.</summary>
    NetworkPortLookupByUuid = 405,

    /// <summary>NETWORK_PORT_GET_XML_DESC: port, unsigned flags → string.</summary>
    NetworkPortGetXmlDescription = 409,

    /// <summary>NETWORK_DEFINE_XML_FLAGS: string xml, unsigned flags → network.</summary>
    NetworkDefineXmlFlags = 432,

    /// <summary>NETWORK_CREATE_XML_FLAGS: string xml, unsigned flags → network.</summary>
    NetworkCreateXmlFlags = 437,

    /// <summary>
    /// NETWORK_SET_METADATA: network, int type, optional string metadata, key, uri,
    /// unsigned flags → nothing.
    /// </summary>
    NetworkSetMetadata = 444,

    /// <summary>NETWORK_GET_METADATA: network, int type, optional string uri, unsigned flags → string.</summary>
    NetworkGetMetadata = 445,
}
