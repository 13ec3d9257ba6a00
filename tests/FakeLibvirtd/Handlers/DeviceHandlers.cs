using System.Xml.Linq;
using LibvirtSharp;
using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtFake.Handlers;

/// <summary>Calls that attach, detach and update interfaces.</summary>
internal static class DeviceHandlers
{
    public static void AddTo(ProcedureTable table)
    {
        table.Change(DomainProcedures.AttachDevice, (client, it) => Attach(client, new(it.Item1, it.Item2, 0)));
        table.Change(DomainProcedures.AttachDeviceFlags, Attach);
        table.Change(DomainProcedures.DetachDeviceFlags, Detach);
        table.Change(DomainProcedures.DetachDeviceAlias, DetachByAlias);
        table.Change(DomainProcedures.UpdateDeviceFlags, Update);
    }

    private static XdrVoid Attach(FakeClient client, XdrStruct<DomainRef, XdrString, XdrUInt32> arguments)
    {
        var (domain, live, config) = Target(client, arguments);
        var nic = InterfaceXml.Parse(arguments.Item2);
        InterfaceXml.StripRuntime(nic);

        // Both are changed as copies, so that a failure changes neither.
        var newConfig = config is null ? null : new XElement(config);
        if (newConfig is not null)
        {
            BootOrder.Check(newConfig, nic);
            Definition.Add(newConfig, new XElement(nic));
        }

        if (live is not null)
        {
            var added = new XElement(nic);
            BootOrder.Check(live, nic);
            Definition.Add(live, added);
            try
            {
                LiveInterface.Realize(domain, added);
            }
            catch (FakeError)
            {
                added.Remove();
                throw;
            }

            client.Host.Raise(new DeviceAddedEvent(domain.Reference, InterfaceMatch.AliasOf(added)!));
        }

        SetConfig(domain, newConfig);
        return default;
    }

    private static XdrVoid Detach(FakeClient client, XdrStruct<DomainRef, XdrString, XdrUInt32> arguments)
    {
        var (domain, live, config) = Target(client, arguments);
        var wanted = InterfaceXml.Parse(arguments.Item2);
        var inConfig = config is null ? null : InterfaceMatch.Find(config, wanted);
        var inLive = live is null ? null : InterfaceMatch.Find(live, wanted);
        if (inLive is not null)
        {
            Unplug.Request(client, domain, InterfaceMatch.AliasOf(inLive)!, waits: true);
        }

        RemoveFromConfig(domain, inConfig);
        return default;
    }

    private static XdrVoid DetachByAlias(FakeClient client, XdrStruct<DomainRef, XdrString, XdrUInt32> arguments)
    {
        var (domain, live, config) = Target(client, arguments);
        var inConfig = config is null ? null : InterfaceMatch.FindByAlias(config, arguments.Item2);
        var inLive = live is null ? null : InterfaceMatch.FindByAlias(live, arguments.Item2);
        if (inLive is not null)
        {
            Unplug.Request(client, domain, arguments.Item2, waits: false);
        }

        RemoveFromConfig(domain, inConfig);
        return default;
    }

    private static XdrVoid Update(FakeClient client, XdrStruct<DomainRef, XdrString, XdrUInt32> arguments)
    {
        var (domain, live, config) = Target(client, arguments);
        var wanted = InterfaceXml.Parse(arguments.Item2);
        var inConfig = config is null ? null : InterfaceMatch.Find(config, wanted);
        var inLive = live is null ? null : InterfaceMatch.Find(live, wanted);
        if (inLive is not null)
        {
            InterfaceUpdate.ApplyLive(domain, inLive, new XElement(wanted));
        }

        if (inConfig is not null)
        {
            InterfaceUpdate.ApplyConfig(inConfig, new XElement(wanted));
            SetConfig(domain, domain.Config);
        }

        return default;
    }

    /// <summary>The definitions that the flags select, null if not selected.</summary>
    private static (FakeDomain Domain, XElement? Live, XElement? Config) Target(
        FakeClient client, XdrStruct<DomainRef, XdrString, XdrUInt32> arguments)
    {
        var domain = client.Host.Find(arguments.Item1);
        var flags = (DomainModifyFlags)arguments.Item3.Value & ~DomainModifyFlags.Force;
        if (flags == DomainModifyFlags.Current)
        {
            flags = domain.Live is null ? DomainModifyFlags.Config : DomainModifyFlags.Live;
        }

        if (flags.HasFlag(DomainModifyFlags.Live) && domain.Live is null)
        {
            throw FakeError.OfDomain(LibvirtErrorCode.OperationInvalid, "domain is not running");
        }

        if (flags.HasFlag(DomainModifyFlags.Config) && domain.Config is null)
        {
            throw FakeError.OfDomain(LibvirtErrorCode.OperationInvalid, "transient domains have no persistent config");
        }

        return (
            domain,
            flags.HasFlag(DomainModifyFlags.Live) ? domain.Live : null,
            flags.HasFlag(DomainModifyFlags.Config) ? domain.Config : null);
    }

    private static void RemoveFromConfig(FakeDomain domain, XElement? nic)
    {
        if (nic is null)
        {
            return;
        }

        nic.Remove();
        BootOrder.AddDefault(domain.Config!, nic);
        SetConfig(domain, domain.Config);
    }

    private static void SetConfig(FakeDomain domain, XElement? config)
    {
        if (config is null)
        {
            return;
        }

        domain.Config = config;
        domain.Host.Raise(new DomainLifecycleEvent(domain.Reference, DomainLifecycle.Defined, 1));
    }
}
