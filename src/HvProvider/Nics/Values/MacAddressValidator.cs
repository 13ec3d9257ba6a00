using TerraformPlugin.Schemas;

namespace HvProvider.Nics.Values;

/// <summary>The string is an address that a guest's NIC can have.</summary>
internal sealed class MacAddressValidator : Validator<string>
{
    public static readonly MacAddressValidator Instance = new();

    public override string Description => "must be a unicast MAC address such as \"52:54:00:12:34:56\"";

    public override void Validate(string value, ValidationContext context)
    {
        var problem = !MacAddress.TryParse(value, out var address) ? Description
            : !address.IsUnicast ? "must be a unicast address, whose first octet is even"
            : address.IsZero ? "must not be all zeros"
            : address.IsReservedForTaps ? "must not start with FE, which libvirt uses for the tap on the host"
            : null;
        if (problem is not null)
        {
            context.AddError(problem, $"\"{value}\"");
        }
    }
}
