using LibvirtSharp;
using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtFake.Handlers;

/// <summary>Calls about the connection and lists of objects.</summary>
internal static class ConnectHandlers
{
    public static void AddTo(ProcedureTable table)
    {
        table.Read(ConnectProcedures.AuthenticationList, ListAuthentication);
        table.Read(ConnectProcedures.AuthenticationPolkit, AskPolkit);
        table.Read(ConnectProcedures.Open, Open);
        table.Read(ConnectProcedures.Close, (client, _) => Do(() => client.AfterReply(client.Drop)));
        table.Read(
            ConnectProcedures.SupportsFeature,
            (client, feature) => client.Daemon.Options.Features.Contains((LibvirtFeature)feature.Value) ? 1 : 0);
        table.Read(ConnectProcedures.GetHypervisorType, (_, _) => "QEMU");
        table.Read(ConnectProcedures.GetVersion, (client, _) => Number(client.Daemon.Options.HypervisorVersion));
        table.Read(ConnectProcedures.GetLibraryVersion, (client, _) => Number(client.Daemon.Options.LibraryVersion));
        table.Read(ConnectProcedures.GetHostname, (_, _) => "fake");
        table.Read(ConnectProcedures.GetUri, (_, _) => "qemu:///system");
        table.Read(ConnectProcedures.GetCapabilities, (_, _) => "<capabilities/>");
        table.Read(ConnectProcedures.GetDomainCapabilities, (_, _) => "<domainCapabilities/>");
        table.Read(ConnectProcedures.ListDomains, ListDomains);
        table.Read(ConnectProcedures.ListNetworks, ListNetworks);
        table.Read(ConnectProcedures.ListInterfaces, (client, _) => List([.. client.Host.Interfaces.Keys]));
        table.Read(
            ConnectProcedures.DomainEventCallbackRegisterAny,
            (client, arguments) => client.Events.Add((DomainEventKind)arguments.Item1.Value, arguments.Item2.Value));
        table.Read(ConnectProcedures.DomainEventCallbackDeregisterAny, Deregister);
    }

    private static XdrList<AuthenticationType> ListAuthentication(FakeClient client, XdrVoid arguments)
    {
        var offered = client.Daemon.Options.Authentication;
        client.IsAuthenticated = offered is [0];
        return new([.. offered.Select(type => new AuthenticationType(type))]);
    }

    private static XdrInt32 AskPolkit(FakeClient client, XdrVoid arguments)
    {
        if (client.Daemon.Options.PolkitError is { } code)
        {
            throw new FakeError(code, LibvirtErrorDomain.Authentication, "authentication unavailable: no polkit agent");
        }

        client.IsAuthenticated = true;
        return 1;
    }

    private static XdrVoid Open(FakeClient client, XdrStruct<XdrOptionalString, XdrUInt32> arguments)
    {
        if (client.IsOpen)
        {
            client.IsOpen = false;
            throw new FakeError(LibvirtErrorCode.InternalError, LibvirtErrorDomain.Rpc, "connection already open");
        }

        if (arguments.Item1.Value is not "qemu:///system")
        {
            throw new FakeError(LibvirtErrorCode.NoConnection, LibvirtErrorDomain.None, "no connection driver");
        }

        client.IsOpen = true;
        client.IsReadOnly = (arguments.Item2.Value & 1) != 0;
        return default;
    }

    private static XdrStruct<XdrList<DomainRef>, XdrUInt32> ListDomains(
        FakeClient client, XdrStruct<XdrInt32, XdrUInt32> arguments)
    {
        var flags = (DomainListFlags)arguments.Item2.Value;
        return List([.. client.Host.Domains
            .Where(domain => Fits(flags, DomainListFlags.Active, DomainListFlags.Inactive, domain.Live is not null))
            .Where(domain => Fits(flags, DomainListFlags.Persistent, DomainListFlags.Transient, domain.Config is not null))
            .Select(domain => domain.Reference)]);
    }

    private static XdrStruct<XdrList<NetworkRef>, XdrUInt32> ListNetworks(
        FakeClient client, XdrStruct<XdrInt32, XdrUInt32> arguments)
    {
        var flags = (NetworkListFlags)arguments.Item2.Value;
        return List([.. client.Host.Networks
            .Where(network => Fits(flags, NetworkListFlags.Active, NetworkListFlags.Inactive, network.Live is not null))
            .Select(network => network.Reference)]);
    }

    private static XdrVoid Deregister(FakeClient client, XdrInt32 id) => client.Events.Remove(id)
        ? default
        : throw new FakeError(LibvirtErrorCode.InvalidArgument, LibvirtErrorDomain.Rpc, $"callback {id.Value} not found");

    private static bool Fits<T>(T flags, T yes, T no, bool value)
        where T : struct, Enum => (!flags.HasFlag(yes) && !flags.HasFlag(no)) || flags.HasFlag(value ? yes : no);

    private static XdrStruct<XdrList<T>, XdrUInt32> List<T>(T[] items)
        where T : IXdrListItem<T> => new(new(items), (uint)items.Length);

    private static XdrUInt64 Number(LibvirtVersion version) =>
        (ulong)((version.Major * 1_000_000) + (version.Minor * 1000) + version.Micro);

    private static XdrVoid Do(Action action)
    {
        action();
        return default;
    }
}
