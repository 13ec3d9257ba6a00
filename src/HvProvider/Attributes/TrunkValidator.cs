using HvProvider.Vlans;
using TerraformPlugin.Schemas;

namespace HvProvider.Attributes;

/// <summary>Checks that a trunk has at least one VLAN, and a native VLAN if <c>native_mode</c> is <c>tagged</c>.</summary>
internal sealed class TrunkValidator : Validator<TfObject>
{
    public static readonly TrunkValidator Instance = new();

    public override string Description => "must contain a VLAN ID, and a native VLAN if native_mode is \"tagged\"";

    public override void Validate(TfObject value, ValidationContext context)
    {
        if (!value.Get(TrunkAttributes.Native).IsNull)
        {
            return;
        }

        if (value.Get(TrunkAttributes.Tags) is { IsKnown: true, Value.Count: 0 })
        {
            Of(TrunkAttributes.Tags).AddError("must contain a VLAN ID if native is not set", "an empty list");
        }

        if (value.Get(TrunkAttributes.Mode) == TrunkAttributes.Text(NativeMode.Tagged))
        {
            Of(TrunkAttributes.Mode).AddError("must not be \"tagged\" if native is not set", "\"tagged\"");
        }

        ValidationContext Of(SchemaAttribute attribute) =>
            new(context.Path.Attribute(attribute.Name), context.IsSensitive, context.Diagnostics);
    }
}
