using System.Xml.Linq;
using LibvirtSharp;
using LibvirtSharp.Xdr;

namespace LibvirtFake.Handlers;

/// <summary>NETWORK_UPDATE of port groups.</summary>
internal static class NetworkUpdateHandler
{
    public static XdrVoid Update(
        FakeClient client, XdrStruct<NetworkRef, XdrUInt32, XdrUInt32, XdrInt32, XdrString, XdrUInt32> arguments)
    {
        var (reference, first, second, _, xml, flags) = arguments;

        // Daemons without the feature expect command and section in reverse order.
        var isOrdered = client.Daemon.Options.Features.Contains(LibvirtFeature.NetworkUpdateOrder);
        var command = (NetworkUpdateCommand)(isOrdered ? first : second).Value;
        var section = (NetworkUpdateSection)(isOrdered ? second : first).Value;
        var network = client.Host.Find(reference);
        if (section != NetworkUpdateSection.PortGroup)
        {
            throw FakeError.OfNetwork(
                LibvirtErrorCode.OperationUnsupported, $"can't update '{section}' section of network '{network.Name}'");
        }

        var which = (NetworkUpdateFlags)flags.Value;
        if (which == NetworkUpdateFlags.Current)
        {
            which = network.Live is null ? NetworkUpdateFlags.Config : NetworkUpdateFlags.Live;
        }

        // Both are changed as copies, so that a failure changes neither.
        var live = which.HasFlag(NetworkUpdateFlags.Live)
            ? Apply(network.Live ?? throw Invalid("network is not running"), command, XElement.Parse(xml), network.Name)
            : network.Live;
        network.Config = which.HasFlag(NetworkUpdateFlags.Config)
            ? Apply(
                network.Config ?? throw Invalid("cannot change persistent config of a transient network"),
                command,
                XElement.Parse(xml),
                network.Name)
            : network.Config;
        network.Live = live;
        return default;
    }

    private static XElement Apply(XElement definition, NetworkUpdateCommand command, XElement group, string network)
    {
        NetworkDefinition.CheckPortGroup(group);
        var copy = new XElement(definition);
        var name = NetworkDefinition.NameOf(group);
        var existing = copy.Elements("portgroup").FirstOrDefault(it => NetworkDefinition.NameOf(it) == name);
        var needsOne = command is NetworkUpdateCommand.Modify or NetworkUpdateCommand.Delete;
        if (needsOne != existing is not null)
        {
            throw Invalid(existing is null
                ? $"couldn't find a portgroup entry in network '{network}' matching <portgroup name='{name}'>"
                : $"there is an existing portgroup entry in network '{network}' that matches \"<portgroup name='{name}'>\"");
        }

        if (command != NetworkUpdateCommand.Delete
            && NetworkDefinition.IsDefault(group)
            && copy.Elements("portgroup").Any(it => it != existing && NetworkDefinition.IsDefault(it)))
        {
            throw Invalid(
                $"a different portgroup entry in network '{network}' is already set as the default. Only one default is allowed.");
        }

        Put(copy, command, NetworkDefinition.NormalizePortGroup(group), existing);
        return copy;
    }

    private static void Put(XElement definition, NetworkUpdateCommand command, XElement group, XElement? existing)
    {
        switch (command)
        {
            case NetworkUpdateCommand.Modify:
                existing!.ReplaceWith(group);
                break;
            case NetworkUpdateCommand.Delete:
                existing!.Remove();
                break;
            case NetworkUpdateCommand.AddFirst when definition.Element("portgroup") is { } first:
                first.AddBeforeSelf(group);
                break;
            default:
                definition.Add(group);
                break;
        }
    }

    private static FakeError Invalid(string message) =>
        FakeError.OfNetwork(LibvirtErrorCode.OperationInvalid, message);
}
