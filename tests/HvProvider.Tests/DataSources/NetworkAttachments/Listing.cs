using HvProvider.Attributes;
using HvProvider.DataSources.NetworkAttachments;
using HvProvider.Hosts;
using HvProvider.Nics.Settings;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.DataSources.NetworkAttachments.InterfaceAttributes;
using static HvProvider.Tests.DataSources.NetworkAttachments.ListedSettings;

namespace HvProvider.Tests.DataSources.NetworkAttachments;

/// <summary>Reads <c>data "hv_network_attachments"</c> and formats its NICs as single lines.</summary>
internal static class Listing
{
    public const string TypeName = "hv_network_attachments";

    public static TfObject Of(string? domain = null, string? bridge = null, string? network = null, params string[] sources)
    {
        var config = NetworkAttachmentsSchema.Schema.NewObject();
        config.Set(NetworkAttachmentsSchema.Domain, OrNull(domain));
        config.Set(NetworkAttachmentsSchema.Bridge, OrNull(bridge));
        config.Set(NetworkAttachmentsSchema.Network, OrNull(network));
        if (sources.Length > 0)
        {
            config.Set(NetworkAttachmentsSchema.Sources, new([.. sources.Select(source => new Tf<string>(source))]));
        }

        return config;
    }

    public static Task<ProviderProcess> StartAsync(FakeLibvirtd fake, HostAccess host) =>
        ProviderProcess.StartAsync(Workspace.ProviderBlock(fake.Uri.ToString()), host);

    /// <summary>The NICs, read in a session of its own that must not report anything.</summary>
    public static async Task<IReadOnlyList<TfObject>> ReadAsync(FakeLibvirtd fake, HostAccess host, TfObject config)
    {
        await using var process = await StartAsync(fake, host);
        var read = await process.ReadDataAsync(TypeName, config);
        process.Messages.AssertNone();
        return read!.Interfaces();
    }

    /// <summary>The messages of a listing that fails.</summary>
    public static async Task<Messages> FailAsync(FakeLibvirtd fake, HostAccess host, TfObject config)
    {
        await using var process = await StartAsync(fake, host);
        Assert.Null(await process.ReadDataAsync(TypeName, config));
        return process.Messages;
    }

    public static IReadOnlyList<TfObject> Interfaces(this TfObject read) =>
        [.. read.Get(NetworkAttachmentsSchema.Interfaces).Value.Select(static nic => nic.Value)];

    /// <summary>Domain, MAC address, name, alias and import ID.</summary>
    public static string Identity(this TfObject nic) =>
        $"{Text(nic.Get(Domain))} {Text(nic.Get(Mac))} {Text(nic.Get(Name))} {Text(nic.Get(Alias))} = {Text(nic.Get(ImportId))}";

    /// <summary>Running, live, persistent, in sync.</summary>
    public static string Place(this TfObject nic) => string.Join(' ', new[]
    {
        nic.Get(Running).Value ? "running" : "stopped",
        nic.Get(Live).Value ? "live" : null,
        nic.Get(Persistent).Value ? "persistent" : null,
        nic.Get(InSync).Value ? null : "differs",
    }.OfType<string>());

    /// <summary>Type, bridge, network and port group.</summary>
    public static string Connection(this TfObject nic) =>
        $"{Text(nic.Get(InterfaceAttributes.Type))} {Text(nic.Get(Bridge))} {Text(nic.Get(Network))} {Text(nic.Get(PortGroup))}";

    /// <summary>The NIC's own, intended and effective VLANs.</summary>
    public static string Vlans(this TfObject nic)
    {
        var trunk = nic.Get(Trunk);
        var own = nic.Get(Vlan) is { IsKnown: true } vlan ? $"{vlan.Value}"
            : trunk.IsKnown ? $"[{string.Join(' ', trunk.Value.Get(ListedVlanAttributes.Tags).Value.Select(tag => tag.Value))}] "
                + $"{trunk.Value.Get(ListedVlanAttributes.Native)} {trunk.Value.Get(ListedVlanAttributes.Mode)}"
            : "-";
        return $"{own} / {Port(nic.Get(Intended))} / {Port(nic.Get(Effective))}";
    }

    public static string Addresses(this TfObject nic) => nic.Get(InterfaceAttributes.Addresses) is { IsKnown: true } addresses
        ? string.Join("; ", addresses.Value.Select(one => one.Value).Select(one =>
            $"{one.Get(GuestAddressAttributes.Address)}/{one.Get(GuestAddressAttributes.PrefixLength)} "
            + $"{one.Get(GuestAddressAttributes.Source)} {one.Get(GuestAddressAttributes.GuestInterface)}"))
        : "(null)";

    public static string Text(Tf<string> text) => text.IsNull ? "-" : text.Value;

    private static string Port(Tf<TfObject> vlans) => PortVlanAttributes.Of(vlans).KnownOrDefault()?.ToString() ?? "-";

    private static Tf<string> OrNull(string? text) => text is null ? Tf<string>.Null : text;
}
