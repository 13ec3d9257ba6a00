using System.Xml;
using System.Xml.Linq;
using LibvirtSharp;
using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtFake.Handlers;

/// <summary>Calls that define, start and stop domains.</summary>
internal static class DomainLifecycleHandlers
{
    public static void AddTo(ProcedureTable table)
    {
        table.Change(DomainProcedures.DefineXml, (client, xml) => Define(client, xml));
        table.Change(DomainProcedures.DefineXmlFlags, (client, arguments) => Define(client, arguments.Item1));
        table.Change(DomainProcedures.CreateXml, (client, arguments) => CreateTransient(client, arguments.Item1));
        table.Change(DomainProcedures.Create, (client, domain) => Nothing(Start(client, domain)));
        table.Change(DomainProcedures.CreateWithFlags, (client, arguments) => Start(client, arguments.Item1));
        table.Change(DomainProcedures.Destroy, (client, domain) => OnRunning(client, domain, it => it.Stop(1)));
        table.Change(DomainProcedures.DestroyFlags, (client, it) => OnRunning(client, it.Item1, it => it.Stop(1)));
        table.Change(DomainProcedures.Shutdown, (client, domain) => OnRunning(client, domain, it => it.Stop(0)));
        table.Change(DomainProcedures.ShutdownFlags, (client, it) => OnRunning(client, it.Item1, it => it.Stop(0)));
        table.Change(DomainProcedures.Reset, (client, it) => OnRunning(client, it.Item1, it => it.Reset()));
        table.Change(DomainProcedures.Undefine, (client, domain) => Undefine(client, domain));
        table.Change(DomainProcedures.UndefineFlags, (client, arguments) => Undefine(client, arguments.Item1));
        table.Change(DomainProcedures.SetAutostart, SetAutostart);
    }

    private static DomainRef Define(FakeClient client, string xml)
    {
        var config = Parse(xml);
        var name = config.Element("name")!.Value;
        if (client.Host.FindDomain(domain => domain.Name == name) is not { } existing)
        {
            var added = client.Host.Adopt(new FakeDomain(client.Host, config));
            client.Host.Raise(new DomainLifecycleEvent(added.Reference, DomainLifecycle.Defined, 0));
            return added.Reference;
        }

        if (config.Element("uuid") is { } uuid && Guid.Parse(uuid.Value) != existing.Uuid)
        {
            throw FakeError.Qemu(
                LibvirtErrorCode.OperationFailed, $"domain '{name}' already exists with uuid {existing.Uuid}");
        }

        existing.Redefine(config);
        client.Host.Raise(new DomainLifecycleEvent(existing.Reference, DomainLifecycle.Defined, 1));
        return existing.Reference;
    }

    private static DomainRef CreateTransient(FakeClient client, string xml)
    {
        var domain = client.Host.Adopt(new FakeDomain(client.Host, Parse(xml)));
        domain.Start();
        domain.Config = null;
        return domain.Reference;
    }

    private static DomainRef Start(FakeClient client, DomainRef reference)
    {
        var domain = client.Host.Find(reference);
        if (domain.Live is not null)
        {
            throw FakeError.OfDomain(LibvirtErrorCode.OperationInvalid, "domain is already running");
        }

        domain.Start();
        return domain.Reference;
    }

    private static XdrVoid OnRunning(FakeClient client, DomainRef reference, Action<FakeDomain> action)
    {
        var domain = client.Host.Find(reference);
        if (domain.Live is null)
        {
            throw FakeError.OfDomain(LibvirtErrorCode.OperationInvalid, "domain is not running");
        }

        action(domain);
        return default;
    }

    private static XdrVoid Undefine(FakeClient client, DomainRef reference)
    {
        var domain = client.Host.Find(reference);
        if (domain.Config is null)
        {
            throw FakeError.OfDomain(LibvirtErrorCode.OperationInvalid, "cannot undefine transient domain");
        }

        domain.Config = null;
        if (domain.Live is null)
        {
            client.Host.Remove(domain);
        }

        client.Host.Raise(new DomainLifecycleEvent(domain.Reference, DomainLifecycle.Undefined, 0));
        return default;
    }

    private static XdrVoid SetAutostart(FakeClient client, XdrStruct<DomainRef, XdrInt32> arguments)
    {
        client.Host.Find(arguments.Item1).Autostart = arguments.Item2 != 0;
        return default;
    }

    private static XElement Parse(string xml)
    {
        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException exception)
        {
            throw FakeError.OfDomain(LibvirtErrorCode.XmlNotWellFormed, exception.Message);
        }
    }

    private static XdrVoid Nothing(DomainRef started) => default;
}
