using System.Xml.Linq;
using LibvirtSharp;
using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtFake.Handlers;

/// <summary>Calls about virtual networks.</summary>
internal static class NetworkHandlers
{
    public static void AddTo(ProcedureTable table)
    {
        table.Read(NetworkProcedures.LookupByName, (client, name) => Lookup(client, it => it.Name == name));
        table.Read(NetworkProcedures.LookupByUuid, (client, uuid) => Lookup(client, it => it.Uuid == uuid.Value));
        table.Read(NetworkProcedures.GetXmlDescription, GetXml);
        table.Read(NetworkProcedures.GetBridgeName, (client, network) => client.Host.Find(network).BridgeName);
        table.Read(NetworkProcedures.IsActive, (client, network) => client.Host.Find(network).Live is null ? 0 : 1);
        table.Read(NetworkProcedures.IsPersistent, (client, it) => client.Host.Find(it).Config is null ? 0 : 1);
        table.Read(NetworkProcedures.GetAutostart, (client, it) => client.Host.Find(it).Autostart ? 1 : 0);
        table.Read(NetworkProcedures.GetDhcpLeases, (_, _) => new(new([]), 0));
        table.Read(NetworkProcedures.ListPorts, ListPorts);
        table.Read(NetworkProcedures.PortLookupByUuid, LookupPort);
        table.Read(NetworkProcedures.PortGetXmlDescription, GetPortXml);
        table.Read(NetworkProcedures.GetMetadata, GetMetadata);
        table.Change(NetworkProcedures.SetMetadata, SetMetadata);
        table.Change(NetworkProcedures.DefineXml, (client, xml) => Define(client, xml));
        table.Change(NetworkProcedures.DefineXmlFlags, (client, arguments) => Define(client, arguments.Item1));
        table.Change(NetworkProcedures.CreateXml, (client, xml) => CreateTransient(client, xml));
        table.Change(NetworkProcedures.CreateXmlFlags, (client, it) => CreateTransient(client, it.Item1));
        table.Change(NetworkProcedures.Create, (client, it) => OnNetwork(client, it, active: false, it => it.Start()));
        table.Change(NetworkProcedures.Destroy, (client, it) => OnNetwork(client, it, active: true, it => it.Stop()));
        table.Change(NetworkProcedures.Undefine, Undefine);
        table.Change(NetworkProcedures.SetAutostart, (client, arguments) => OnNetwork(
            client, arguments.Item1, active: null, it => SetAutostart(it, arguments.Item2 != 0)));
        table.Change(NetworkProcedures.Update, NetworkUpdateHandler.Update);
    }

    private static NetworkRef Lookup(FakeClient client, Func<FakeNetwork, bool> predicate) =>
        client.Host.Networks.FirstOrDefault(predicate)?.Reference
        ?? throw FakeError.OfNetwork(LibvirtErrorCode.NoNetwork, "Network not found");

    private static XdrString GetXml(FakeClient client, XdrStruct<NetworkRef, XdrUInt32> arguments)
    {
        var network = client.Host.Find(arguments.Item1);
        var inactive = ((NetworkXmlFlags)arguments.Item2.Value).HasFlag(NetworkXmlFlags.Inactive);
        return ((inactive ? network.Config : network.Live) ?? network.Live ?? network.Config)!.ToString();
    }

    private static XdrStruct<XdrList<NetworkPortRef>, XdrUInt32> ListPorts(
        FakeClient client, XdrStruct<NetworkRef, XdrInt32, XdrUInt32> arguments)
    {
        var network = client.Host.Find(arguments.Item1);
        if (network.Live is null)
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.OperationInvalid, $"network '{network.Name}' is not active");
        }

        NetworkPortRef[] ports = [.. network.PortsOn(client.Host).Select(it => new NetworkPortRef(network.Reference, it.Port))];
        return new(new(ports), (uint)ports.Length);
    }

    private static NetworkPortRef LookupPort(FakeClient client, XdrStruct<NetworkRef, XdrUuid> arguments)
    {
        var network = client.Host.Find(arguments.Item1);
        return network.PortsOn(client.Host).Any(it => it.Port == arguments.Item2.Value)
            ? new(network.Reference, arguments.Item2)
            : throw NoPort();
    }

    private static XdrString GetPortXml(FakeClient client, XdrStruct<NetworkPortRef, XdrUInt32> arguments)
    {
        var wanted = arguments.Item1.Uuid;
        var (port, domain, nic) = client.Host.Find(arguments.Item1.Network).PortsOn(client.Host)
            .FirstOrDefault(it => it.Port == wanted);
        return domain is null
            ? throw NoPort()
            : new XElement(
                "networkport",
                new XElement("uuid", port),
                new XElement("owner", new XElement("name", domain.Name), new XElement("uuid", domain.Uuid)),
                nic.Element("mac")).ToString();
    }

    private static FakeError NoPort() => FakeError.OfNetwork(LibvirtErrorCode.NoNetworkPort, "network port not found");

    private static NetworkRef Define(FakeClient client, string xml)
    {
        var definition = NetworkDefinition.Parse(xml);
        if (NetworkDefinition.FindExisting(client.Host, definition) is not { } existing)
        {
            return client.Host.AddNetwork(xml, active: false).Reference;
        }

        existing.Config = NetworkDefinition.Normalize(definition, existing.Uuid);
        return existing.Reference;
    }

    private static NetworkRef CreateTransient(FakeClient client, string xml)
    {
        if (NetworkDefinition.FindExisting(client.Host, NetworkDefinition.Parse(xml)) is { Live: not null } existing)
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.OperationInvalid, $"network is already active as '{existing.Name}'");
        }

        var network = client.Host.AddNetwork(xml);
        network.Config = null;
        return network.Reference;
    }

    private static XdrVoid OnNetwork(FakeClient client, NetworkRef reference, bool? active, Action<FakeNetwork> action)
    {
        var network = client.Host.Find(reference);
        if (active is not null && active != (network.Live is not null))
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.OperationInvalid, "network is in the wrong state");
        }

        action(network);
        if (network.Live is null && network.Config is null)
        {
            client.Host.Networks.Remove(network);
        }

        return default;
    }

    private static void SetAutostart(FakeNetwork network, bool autostart)
    {
        if (network.Config is null)
        {
            throw FakeError.OfNetwork(LibvirtErrorCode.OperationInvalid, "cannot set autostart for transient network");
        }

        network.Autostart = autostart;
    }

    private static XdrVoid Undefine(FakeClient client, NetworkRef reference) => OnNetwork(
        client,
        reference,
        active: null,
        network =>
        {
            if (network.Config is null)
            {
                throw FakeError.OfNetwork(LibvirtErrorCode.OperationInvalid, "can't undefine transient network");
            }

            (network.Config, network.Autostart) = (null, false);
        });

    private static XdrString GetMetadata(
        FakeClient client, XdrStruct<NetworkRef, XdrInt32, XdrOptionalString, XdrUInt32> arguments) =>
        client.Host.Find(arguments.Item1).Metadata.TryGetValue((arguments.Item2, arguments.Item3), out var value)
            ? value
            : throw FakeError.OfNetwork(LibvirtErrorCode.NoNetworkMetadata, "metadata not found");

    private static XdrVoid SetMetadata(
        FakeClient client,
        XdrStruct<NetworkRef, XdrInt32, XdrOptionalString, XdrOptionalString, XdrOptionalString, XdrUInt32> arguments)
    {
        var network = client.Host.Find(arguments.Item1);
        var metadata = network.Metadata;
        (int Kind, string? Uri) key = (arguments.Item2.Value, arguments.Item5.Value);
        if (arguments.Item3.Value is { } value)
        {
            metadata[key] = value;
        }
        else
        {
            metadata.Remove(key);
        }

        if (key is ((int)MetadataKind.Element, { } uri))
        {
            var which = (NetworkUpdateFlags)arguments.Item6.Value;
            var element = arguments.Item3.Value is { } xml ? InNamespace(XElement.Parse(xml), uri) : null;
            if (which.HasFlag(NetworkUpdateFlags.Live))
            {
                network.Live = WithMetadata(network.Live!, uri, element);
            }

            if (which.HasFlag(NetworkUpdateFlags.Config))
            {
                network.Config = WithMetadata(network.Config!, uri, element);
            }
        }

        return default;
    }

    /// <summary>libvirt puts the element into the given namespace.</summary>
    private static XElement InNamespace(XElement element, XNamespace uri) =>
        new(uri + element.Name.LocalName, element.Attributes(), element.Elements().Select(child => InNamespace(child, uri)));

    private static XElement WithMetadata(XElement definition, XNamespace uri, XElement? element)
    {
        var copy = new XElement(definition);
        var metadata = new XElement(copy.Element("metadata") ?? new XElement("metadata"));
        copy.Elements("metadata").Remove();
        metadata.Elements().Where(child => child.Name.Namespace == uri).Remove();
        metadata.Add(element);
        if (metadata.HasElements)
        {
            copy.Element("uuid")!.AddAfterSelf(metadata);
        }

        return copy;
    }
}
