using HvProvider.Hypervisor;
using TerraformPlugin.Schemas;

namespace HvProvider.Provider;

/// <summary>The provider block.</summary>
internal static class ProviderConfiguration
{
    public static readonly StringAttribute Uri = new("uri")
    {
        Optional = true,
        Description =
            "libvirt URI of the hypervisor, such as `qemu:///system`. Default: the environment variable `HV_URI`, then "
            + "`LIBVIRT_DEFAULT_URI`, then `qemu:///system`. Only local (unix socket) URIs are supported so far. A URI that "
            + "is not known yet at plan never falls back to a default: the host is then not contacted before apply.",
        Validators = [LibvirtUriValidator.Instance],
    };

    public static readonly StringAttribute MacNamespace = new("mac_namespace")
    {
        Optional = true,
        Description =
            "Goes into every MAC address that the provider derives, beside the domain's name and the NIC's name. Set it "
            + "where two hypervisors on the same layer 2 have domains of the same name. Default: empty. A NIC that exists "
            + "keeps its address when this changes.",
    };

    public static readonly StringAttribute ConnectTimeout = new("connect_timeout")
    {
        Optional = true,
        Description = "How long connecting to the hypervisor may take, such as `10s` or `1m`. Default: `10s`.",
        Validators = [new StringMatches(IsDuration, "must be a positive duration such as \"10s\" or \"1m\"")],
    };

    public static readonly StringAttribute Preflight = new("preflight")
    {
        Optional = true,
        Description =
            "What a plan does about attachments that cannot work on the hypervisor as it is: on a bridge that does not exist or does "
            + "not filter VLANs, on a VLAN that the uplink does not carry, with a libvirt that is too old, where the bridge's default "
            + "VLAN would leak. `enforce` refuses them; `warn` only tells; `off` does not look. VLANs that are meant to stay within the "
            + "host need `warn`. What something else of the same apply may still create is never refused. Default: `enforce`.",
        Validators = [new OneOf(Text(PreflightMode.Enforce), Text(PreflightMode.Warn), Text(PreflightMode.Off))],
    };

    public static readonly Schema Schema = new()
    {
        Description =
            "Attaches virtual machines to the VLAN-aware bridge of a KVM hypervisor. The host's own network is never changed: "
            + "the provider talks to libvirt, and runs nothing but reading commands on the host.",
        Attributes = [Uri, MacNamespace, ConnectTimeout, Preflight],
    };

    /// <summary>The value of <c>preflight</c> for a mode.</summary>
    public static string Text(PreflightMode mode) => mode switch
    {
        PreflightMode.Enforce => "enforce",
        PreflightMode.Warn => "warn",
        _ => "off",
    };

    private static bool IsDuration(string text) => GoDuration.TryParse(text, out var duration) && duration > TimeSpan.Zero;

    private sealed class LibvirtUriValidator : Validator<string>
    {
        public static readonly LibvirtUriValidator Instance = new();

        public override string Description => "must be a libvirt URI such as \"qemu:///system\"";

        public override void Validate(string value, ValidationContext context) =>
            HypervisorUri.Parse(value, context.Path.ToString(), context.Path, context.Diagnostics);
    }
}
