using TerraformPlugin.Schemas;

namespace HvProvider.Resources.Bridges.Model;

/// <summary>Requires at least one limit. libvirt drops an empty <c>bandwidth</c> element, so the plan would never be empty.</summary>
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
