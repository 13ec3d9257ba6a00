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

        // Daemons without the feature take command and section the other way round.
        var isOrdered = client.Daemon.Options.Features.Contains(LibvirtFeature.NetworkUpdateOrder);
        var command = (NetworkUpdateCommand)(isOrdered ? first : second).Value;
        var section = (NetworkUpdateSection)(isOrdered ? second : first).Value;
        if (section != NetworkUpdateSection.PortGroup)
            throw FakeError.OfNetwork(LibvirtErrorCode.OperationUnsupported, $"section {section} is not faked");

        var network = client.Host.Find(reference);
        var which = (NetworkUpdateFlags)flags.Value;
        if (which == NetworkUpdateFlags.Current)
            which = network.Live is null ? NetworkUpdateFlags.Config : NetworkUpdateFlags.Live;
        if (which.HasFlag(NetworkUpdateFlags.Live))
            Apply(network.Live ?? throw Invalid("network is not active"), command, XElement.Parse(xml));
        if (which.HasFlag(NetworkUpdateFlags.Config))
            Apply(network.Config ?? throw Invalid("network is transient"), command, XElement.Parse(xml));
        return default;
    }

    private static void Apply(XElement definition, NetworkUpdateCommand command, XElement group)
    {
        var name = group.Attribute("name")?.Value;
        var existing = definition.Elements("portgroup").FirstOrDefault(it => it.Attribute("name")?.Value == name);
        switch (command)
        {
            case NetworkUpdateCommand.Modify when existing is not null:
                existing.ReplaceWith(group);
                break;
            case NetworkUpdateCommand.Delete when existing is not null:
                existing.Remove();
                break;
            case NetworkUpdateCommand.AddLast or NetworkUpdateCommand.AddFirst when existing is null:
                definition.Add(group);
                break;
            default:
                throw Invalid($"cannot {command} portgroup {name}");
        }
    }

    private static FakeError Invalid(string message) =>
        FakeError.OfNetwork(LibvirtErrorCode.OperationInvalid, message);
}
