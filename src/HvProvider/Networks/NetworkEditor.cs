using System.Xml.Linq;
using HvProvider.Connections;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Networks;

/// <summary>Changes one network. The caller decides whether a change is required; errors of libvirt are passed on.</summary>
internal sealed class NetworkEditor(NetworkReader networks, NetworkRef network)
{
    /// <summary>The network.</summary>
    public NetworkRef Network => network;

    /// <summary>Creates the persistent definition of a new network.</summary>
    public static async Task<NetworkEditor> DefineAsync(
        NetworkReader networks, string name, XElement definition, CancellationToken cancellationToken)
    {
        Log(name, "define", definition);
        var libvirt = await networks.Connection.GetAsync(ConnectionAccess.ReadWrite, cancellationToken);
        return new NetworkEditor(
            networks,
            await libvirt.DefineNetworkAsync(ToText(definition), NetworkDefineFlags.None, cancellationToken));
    }

    /// <summary>Replaces the persistent definition. An active network is unchanged until its next start.</summary>
    public Task RedefineAsync(XElement definition, CancellationToken cancellationToken) => ChangeAsync(
        "redefine",
        definition,
        libvirt => libvirt.DefineNetworkAsync(ToText(definition), NetworkDefineFlags.None, cancellationToken),
        cancellationToken);

    /// <summary>Changes a port group.</summary>
    public Task UpdateAsync(PortGroupUpdate update, NetworkUpdateFlags definitions, CancellationToken cancellationToken) => ChangeAsync(
        $"{update.Command} port group {update.Name}, {definitions}",
        update.Element,
        libvirt => libvirt.UpdateNetworkAsync(
            network, update.Command, NetworkUpdateSection.PortGroup, -1, ToText(update.Element), definitions, cancellationToken),
        cancellationToken);

    /// <summary>Sets or removes the element of a custom namespace in the metadata.</summary>
    /// <param name="prefix">The prefix of the namespace.</param>
    /// <param name="uri">The namespace.</param>
    /// <param name="element">The element; null removes it.</param>
    /// <param name="definitions">The existing definitions.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task SetMetadataAsync(
        string prefix, string uri, XElement? element, NetworkUpdateFlags definitions, CancellationToken cancellationToken) => ChangeAsync(
        $"metadata, {definitions}",
        element,
        libvirt => libvirt.SetNetworkMetadataAsync(
            network, MetadataKind.Element, element is null ? null : ToText(element), prefix, uri, definitions, cancellationToken),
        cancellationToken);

    /// <summary>Starts the network.</summary>
    public Task StartAsync(CancellationToken cancellationToken) =>
        ChangeAsync("start", null, libvirt => libvirt.CreateNetworkAsync(network, cancellationToken), cancellationToken);

    /// <summary>Sets autostart.</summary>
    public Task SetAutostartAsync(bool autostart, CancellationToken cancellationToken) => ChangeAsync(
        $"autostart {autostart}",
        null,
        libvirt => libvirt.SetNetworkAutostartAsync(network, autostart, cancellationToken),
        cancellationToken);

    /// <summary>Stops the network. The taps of guests are unchanged.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        ChangeAsync("stop", null, libvirt => libvirt.DestroyNetworkAsync(network, cancellationToken), cancellationToken);

    /// <summary>Removes the persistent definition.</summary>
    public Task UndefineAsync(CancellationToken cancellationToken) =>
        ChangeAsync("undefine", null, libvirt => libvirt.UndefineNetworkAsync(network, cancellationToken), cancellationToken);

    /// <summary>The current state of the network; null if it no longer exists.</summary>
    public Task<NetworkSnapshot?> ReadAsync(CancellationToken cancellationToken) =>
        networks.ReadAsync(new NetworkSelector(network.Name, network.Uuid), cancellationToken);

    private async Task ChangeAsync(
        string what, XElement? document, Func<LibvirtConnection, Task> change, CancellationToken cancellationToken)
    {
        Log(network.Name, what, document);
        var libvirt = await networks.Connection.GetAsync(ConnectionAccess.ReadWrite, cancellationToken);
        await change(libvirt);
    }

    private static void Log(string name, string what, XElement? document)
    {
        PluginLog.Debug("Changing a network.", ("network", name), ("change", what));
        if (document is not null)
        {
            PluginLog.Trace("The document of the change.", ("network", name), ("document", document));
        }
    }

    private static string ToText(XElement element) => element.ToString(SaveOptions.None);
}
