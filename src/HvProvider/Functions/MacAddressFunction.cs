using HvProvider.Domains;
using HvProvider.Nics.Values;
using TerraformPlugin.Functions;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Functions;

/// <summary><c>mac_address(domain, name, namespace)</c>: the derived MAC address of an attachment.</summary>
internal sealed class MacAddressFunction : Function
{
    private static readonly FunctionParameter<string> Domain = new("domain", ValueMapping.String)
    {
        Description = "The name of the domain, not its UUID: the address is derived from names only.",
    };

    private static readonly FunctionParameter<string> Nic = new("name", ValueMapping.String)
    {
        Description = "The `name` of the attachment.",
    };

    private static readonly FunctionParameter<string> Namespace = new("namespace", ValueMapping.String)
    {
        Description = "The `mac_namespace` of the provider; null or empty if it is not set.",
        AllowNull = true,
    };

    /// <inheritdoc />
    public override string Name => "mac_address";

    /// <inheritdoc />
    public override string Summary => "Returns the derived MAC address of an attachment.";

    /// <inheritdoc />
    public override string Description =>
        "Returns the MAC address of an `hv_network_attachment` without `mac_address`. The address is available without a hypervisor and "
        + "before the attachment exists, for example for DHCP reservations, DNS and firewall rules that are configured elsewhere. It is "
        + "derived from the three arguments only; a NIC that was created with other names or imported has a different address.";

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
            throw new FunctionException("The name of the domain must not be empty.", Domain);
        }

        if (DomainSelector.Parse(domain).Uuid is not null)
        {
            throw new FunctionException(
                $"\"{domain}\" is a UUID, but the address is derived from the domain name. Pass the name as shown by "
                + "`virsh list --all`.",
                Domain);
        }

        if (NicName.Problem(nic) is { } problem)
        {
            throw new FunctionException($"The name of the NIC {problem}; found \"{nic}\".", Nic);
        }

        return TfValue.String(MacDerivation.Derive(arguments.Get(Namespace).ValueOr(""), domain, nic).ToString());
    }
}
