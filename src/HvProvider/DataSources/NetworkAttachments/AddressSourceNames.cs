using System.Collections.Frozen;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.DataSources.NetworkAttachments;

/// <summary>The names of the address sources, as in <c>virsh domifaddr --source</c>.</summary>
internal sealed class AddressSourceNames : Validator<IReadOnlyList<Tf<string>>>
{
    public static readonly AddressSourceNames Validator = new();

    private static readonly FrozenDictionary<string, InterfaceAddressSource> Names = new Dictionary<string, InterfaceAddressSource>
    {
        ["agent"] = InterfaceAddressSource.Agent,
        ["arp"] = InterfaceAddressSource.Arp,
        ["lease"] = InterfaceAddressSource.Lease,
    }.ToFrozenDictionary();

    public override string Description => "must be agent, arp or lease";

    /// <summary>The configured sources; empty if the attribute is not set.</summary>
    public static IReadOnlySet<InterfaceAddressSource> Read(Tf<IReadOnlyList<Tf<string>>> configured) =>
        (configured.KnownOrDefault() ?? []).Select(static name => Names[name.Value]).ToHashSet();

    /// <summary>The name of a source.</summary>
    public static string Of(InterfaceAddressSource source) => Names.First(name => name.Value == source).Key;

    public override void Validate(IReadOnlyList<Tf<string>> value, ValidationContext context)
    {
        for (var index = 0; index < value.Count; index++)
        {
            if (!value[index].IsUnknown && (value[index].IsNull || !Names.ContainsKey(value[index].Value)))
            {
                new ValidationContext(context.Path.Index(index), context.IsSensitive, context.Diagnostics).AddError(
                    "must be \"agent\", \"arp\" or \"lease\"", value[index].IsNull ? "null" : $"\"{value[index].Value}\"");
            }
        }
    }
}
