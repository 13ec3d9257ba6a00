using TerraformPlugin.Schemas;

namespace HvProvider.Resources.Bridges.Model;

/// <summary>There is a limit at all: libvirt forgets one that limits nothing, so the plan would never be empty.</summary>
internal sealed class BandwidthValidator : Validator<TfObject>
{
    public static readonly BandwidthValidator Instance = new();

    public override string Description => "must have inbound or outbound";

    public override void Validate(TfObject value, ValidationContext context)
    {
        if (value.Get(BandwidthAttributes.Inbound).IsNull && value.Get(BandwidthAttributes.Outbound).IsNull)
        {
            context.AddError(Description, "neither");
        }
    }
}
