using TerraformPlugin.Schemas;

namespace HvProvider.Provider;

/// <summary>The provider block.</summary>
internal static class ProviderConfiguration
{
    public static readonly StringAttribute Uri = new("uri")
    {
        Optional = true,
        Description =
            "The libvirt URI of the hypervisor, such as `qemu:///system`. Defaults to the environment variable `HV_URI`, then "
            + "`LIBVIRT_DEFAULT_URI`, then `qemu:///system`. Only local (unix socket) URIs are supported so far. A URI that is unknown "
            + "during plan never falls back to a default; the hypervisor is then not contacted before apply.",
        Validators = [LibvirtUriValidator.Instance],
    };

    public static readonly StringAttribute MacNamespace = new("mac_namespace")
    {
        Optional = true,
        Description =
            "An input of every derived MAC address, in addition to the domain name and the NIC name. Set it if two hypervisors on the "
            + "same layer 2 have domains with the same name. Default: empty. Existing NICs keep their addresses when it changes.",
    };

    public static readonly StringAttribute ConnectTimeout = new("connect_timeout")
    {
        Optional = true,
        Description = "The timeout for connecting to the hypervisor, such as `10s` or `1m`. Default: `10s`.",
        Validators = [new StringMatches(IsDuration, "must be a positive duration such as \"10s\" or \"1m\"")],
    };

    public static readonly StringAttribute Preflight = new("preflight")
    {
        Optional = true,
        Description =
            "How a plan handles attachments that cannot work on the hypervisor in its current state: the bridge does not exist or does "
            + "not filter VLANs, the VLAN is not allowed on the uplink, libvirt is too old, or the bridge's default PVID would leak. "
            + "`enforce` reports an error, `warn` reports a warning, `off` disables the checks; `bridges` sets it for single bridges. "
            + "Objects that the same apply may still create are never reported as an error. Default: `enforce`.",
        Validators = [PreflightModes.Validator],
    };

    public static readonly NestedMapAttribute Bridges = new("bridges", BridgeSettingsAttributes.All)
    {
        Optional = true,
        Description =
            "Settings of single bridges of the host, by the name of the bridge: which ports are the uplinks, and how plans handle "
            + "attachments that cannot work.",
    };

    public static readonly Schema Schema = new()
    {
        Description =
            "Attaches virtual machines to the VLAN-aware bridge of a KVM hypervisor. The provider changes libvirt objects only. It runs "
            + "read-only commands on the host and never changes the host's network.",
        Attributes = [Uri, MacNamespace, ConnectTimeout, Preflight, Bridges],
    };

    private static bool IsDuration(string text) => GoDuration.TryParseLimit(text, out _);

    private sealed class LibvirtUriValidator : Validator<string>
    {
        public static readonly LibvirtUriValidator Instance = new();

        public override string Description => "must be a libvirt URI such as \"qemu:///system\"";

        public override void Validate(string value, ValidationContext context) =>
            HypervisorUri.Parse(value, context.Path.ToString(), context.Path, context.Diagnostics);
    }
}
