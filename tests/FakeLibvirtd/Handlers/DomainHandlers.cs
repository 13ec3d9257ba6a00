using System.Xml.Linq;
using LibvirtSharp;
using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtFake.Handlers;

/// <summary>Calls that read a domain, and its metadata.</summary>
internal static class DomainHandlers
{
    public static void AddTo(ProcedureTable table)
    {
        table.Read(DomainProcedures.LookupByName, (client, name) => Lookup(client, domain => domain.Name == name));
        table.Read(DomainProcedures.LookupByUuid, (client, uuid) => Lookup(client, domain => domain.Uuid == uuid.Value));
        table.Read(DomainProcedures.LookupById, (client, id) => Lookup(client, domain => domain.Id == id));
        table.Read(DomainProcedures.GetXmlDescription, GetXml);
        table.Read(DomainProcedures.GetState, (client, arguments) =>
        {
            var domain = client.Host.Find(arguments.Item1);
            return new((int)domain.State, domain.StateReason);
        });
        table.Read(DomainProcedures.GetControlInfo, (client, arguments) => GetControlInfo(client.Host.Find(arguments.Item1)));
        table.Read(DomainProcedures.GetInfo, (client, domain) =>
            new DomainInfo(client.Host.Find(domain).State, 131072, 131072, 1, 1_000_000));
        table.Read(DomainProcedures.IsActive, (client, domain) => client.Host.Find(domain).Live is null ? 0 : 1);
        table.Read(DomainProcedures.IsPersistent, (client, domain) => client.Host.Find(domain).Config is null ? 0 : 1);
        table.Read(DomainProcedures.IsUpdated, (client, domain) => 0);
        table.Read(DomainProcedures.GetAutostart, (client, domain) => client.Host.Find(domain).Autostart ? 1 : 0);
        table.Read(DomainProcedures.HasManagedSaveImage, (client, arguments) =>
            client.Host.Find(arguments.Item1).HasManagedSaveImage ? 1 : 0);
        table.Read(DomainProcedures.GetMetadata, GetMetadata);
        table.Change(DomainProcedures.SetMetadata, SetMetadata);
    }

    private static DomainRef Lookup(FakeClient client, Predicate<FakeDomain> predicate) =>
        client.Host.FindDomain(predicate)?.Reference
        ?? throw FakeError.Qemu(LibvirtErrorCode.NoDomain, "Domain not found");

    private static XdrStruct<XdrUInt32, XdrUInt32, XdrUInt64> GetControlInfo(FakeDomain domain) =>
        domain.Live is null ? throw FakeError.OfDomain(LibvirtErrorCode.OperationInvalid, "domain is not running")
        : domain.Occupied is { } time ? new((uint)DomainControlState.Occupied, 0u, (ulong)time.TotalMilliseconds)
        : new((uint)DomainControlState.Ok, 0u, 0ul);

    private static XdrString GetXml(FakeClient client, XdrStruct<DomainRef, XdrUInt32> arguments)
    {
        var domain = client.Host.Find(arguments.Item1);
        var flags = (DomainXmlFlags)arguments.Item2.Value;
        if (flags.HasFlag(DomainXmlFlags.Secure) && client.IsReadOnly)
        {
            throw FakeError.OfDomain(LibvirtErrorCode.OperationDenied, "virDomainGetXMLDesc with secure flag");
        }

        var definition = flags.HasFlag(DomainXmlFlags.Inactive) || domain.Live is null
            ? domain.Config ?? LiveInterface.Requested(domain.Live!)
            : domain.Live;
        return definition!.ToString(SaveOptions.None);
    }

    private static XdrString GetMetadata(
        FakeClient client, XdrStruct<DomainRef, XdrInt32, XdrOptionalString, XdrUInt32> arguments)
    {
        var domain = client.Host.Find(arguments.Item1);
        return domain.Metadata.TryGetValue((arguments.Item2, arguments.Item3), out var value)
            ? value
            : throw FakeError.Qemu(LibvirtErrorCode.NoDomainMetadata, "metadata not found");
    }

    private static XdrVoid SetMetadata(
        FakeClient client,
        XdrStruct<DomainRef, XdrInt32, XdrOptionalString, XdrOptionalString, XdrOptionalString, XdrUInt32> arguments)
    {
        var metadata = client.Host.Find(arguments.Item1).Metadata;
        (int Kind, string? Uri) key = (arguments.Item2.Value, arguments.Item5.Value);
        if (arguments.Item3.Value is { } value)
        {
            metadata[key] = value;
        }
        else
        {
            metadata.Remove(key);
        }

        return default;
    }
}
