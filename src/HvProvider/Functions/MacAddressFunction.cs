using HvProvider.Domains;
using HvProvider.Nics.Values;
using TerraformPlugin.Functions;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Functions;

/// <summary><c>mac_address(domain, name, namespace)</c>: the MAC address that an attachment gets which is not given one.</summary>
internal sealed class MacAddressFunction : Function
{
    private static readonly FunctionParameter<string> Domain = new("domain", ValueMapping.String)
    {
        Description = "The domain's name, not its UUID: the address depends on names alone.",
    };

    private static readonly FunctionParameter<string> Nic = new("name", ValueMapping.String)
    {
        Description = "The attachment's `name`.",
    };

    private static readonly FunctionParameter<string> Namespace = new("namespace", ValueMapping.String)
    {
        Description = "The provider's `mac_namespace`; null or empty where that is not set.",
        AllowNull = true,
    };

    /// <inheritdoc />
    public override string Name => "mac_address";

    /// <inheritdoc />
    public override string Summary => "The MAC address of an attachment that is not given one.";

    /// <inheritdoc />
    public override string Description =>
        "The MAC address that an `hv_network_attachment` gets which sets no `mac_address`. It is known without a hypervisor, and before "
        + "the attachment is there: for DHCP reservations, DNS and firewalls that are configured elsewhere. The address depends on the "
        + "three names alone; a NIC that was created with other names, or imported, has another one.";

    /// <inheritdoc />
    public override IReadOnlyList<FunctionParameter> Parameters { get; } = [Domain, Nic, Namespace];

    /// <inheritdoc />
    public override TfType ReturnType => TfType.String;

    /// <inheritdoc />
    public override TfValue Call(FunctionArguments arguments)
    {
        var (domain, nic) = (arguments.Get(Domain).Value, arguments.Get(Nic).Value);
        if (domain.Length == 0)
        {
            throw new FunctionException("The domain's name must not be empty.", Domain);
        }

        if (DomainSelector.Parse(domain).Uuid is not null)
        {
            throw new FunctionException(
                $"\"{domain}\" is a UUID, and the address depends on the domain's name. Pass the name, as `virsh list --all` shows it.", Domain);
        }

        if (NicName.Problem(nic) is { } problem)
        {
            throw new FunctionException($"The NIC's name {problem}; found \"{nic}\".", Nic);
        }

        return TfValue.String(MacDerivation.Derive(arguments.Get(Namespace).ValueOr(""), domain, nic).ToString());
    }
}
