using System.Xml.Linq;
using LibvirtSharp;
using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtFake.Handlers;

/// <summary>Calls about interfaces of the host, and about counters and limits of interfaces of domains.</summary>
internal static class InterfaceHandlers
{
    public static void AddTo(ProcedureTable table)
    {
        table.Read(InterfaceProcedures.LookupByName, (client, name) => Find(client, it => it.Name == name));
        table.Read(InterfaceProcedures.LookupByMacString, (client, mac) => Find(client, it => it.MacAddress == mac));
        table.Read(InterfaceProcedures.GetXmlDescription, (client, arguments) =>
            client.Host.Interfaces[Find(client, it => it == arguments.Item1)]);
        table.Read(InterfaceProcedures.IsActive, (client, reference) =>
            client.Host.Interfaces.ContainsKey(reference) ? 1 : 0);
        table.Read(DomainProcedures.InterfaceAddresses, GetAddresses);
        table.Read(DomainProcedures.InterfaceStats, GetStats);
        table.Read(DomainProcedures.GetInterfaceParameters, GetParameters);
        table.Change(DomainProcedures.SetInterfaceParameters, SetParameters);
    }

    private static InterfaceRef Find(FakeClient client, Func<InterfaceRef, bool> predicate) =>
        client.Host.Interfaces.Keys.Where(predicate).Cast<InterfaceRef?>().FirstOrDefault()
        ?? throw new FakeError(LibvirtErrorCode.NoInterface, LibvirtErrorDomain.Interface, "interface not found");

    private static XdrList<DomainInterfaceAddresses> GetAddresses(
        FakeClient client, XdrStruct<DomainRef, XdrUInt32, XdrUInt32> arguments)
    {
        var source = (InterfaceAddressSource)arguments.Item2.Value;
        if (source == InterfaceAddressSource.Agent && client.IsReadOnly)
        {
            throw FakeError.OfDomain(LibvirtErrorCode.OperationDenied, "read only access prevents virDomainInterfaceAddresses");
        }

        var domain = client.Host.Find(arguments.Item1);
        if (domain.Live is null)
        {
            throw FakeError.Qemu(LibvirtErrorCode.OperationInvalid, "domain is not running");
        }

        return new([.. source switch
        {
            InterfaceAddressSource.Agent => domain.AgentAddresses
                ?? throw FakeError.Qemu(LibvirtErrorCode.ArgumentUnsupported, "QEMU guest agent is not configured"),
            InterfaceAddressSource.Arp => domain.Addresses.Select(WithoutPrefix),
            _ => domain.Addresses,
        }]);
    }

    // The ARP table has none.
    private static DomainInterfaceAddresses WithoutPrefix(DomainInterfaceAddresses addresses) =>
        addresses with { Addresses = [.. addresses.Addresses.Select(static address => address with { PrefixLength = 0 })] };

    private static InterfaceStats GetStats(FakeClient client, XdrStruct<DomainRef, XdrString> arguments)
    {
        Nic(client, arguments.Item1, arguments.Item2);
        return new InterfaceStats(1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static XdrStruct<XdrList<TypedParameter>, XdrInt32> GetParameters(
        FakeClient client, XdrStruct<DomainRef, XdrString, XdrInt32, XdrUInt32> arguments)
    {
        Nic(client, arguments.Item1, arguments.Item2);
        var parameters = client.Host.Find(arguments.Item1).Parameters.GetValueOrDefault(arguments.Item2, []);
        return new(new(arguments.Item3 == 0 ? [] : parameters), parameters.Length);
    }

    private static XdrVoid SetParameters(
        FakeClient client, XdrStruct<DomainRef, XdrString, XdrList<TypedParameter>, XdrUInt32> arguments)
    {
        Nic(client, arguments.Item1, arguments.Item2);
        client.Host.Find(arguments.Item1).Parameters[arguments.Item2] = [.. arguments.Item3.Items];
        return default;
    }

    private static XElement Nic(FakeClient client, DomainRef reference, string device) =>
        client.Host.Find(reference).LiveInterfaces.FirstOrDefault(nic =>
            nic.Element("target")?.Attribute("dev")?.Value == device || InterfaceMatch.MacOf(nic) == device)
        ?? throw FakeError.Qemu(LibvirtErrorCode.InvalidArgument, $"'{device}' is not a known interface");
}
