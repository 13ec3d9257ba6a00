using System.Xml.Linq;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>
/// Finds the interface of a definition that matches an XML: by MAC address, and by address and alias if both have them.
/// </summary>
internal static class InterfaceMatch
{
    public static string? AliasOf(XElement nic) => nic.Element("alias")?.Attribute("name")?.Value;

    public static string? MacOf(XElement nic) => nic.Element("mac")?.Attribute("address")?.Value.ToLowerInvariant();

    public static XElement Find(XElement definition, XElement wanted)
    {
        var matches = Definition.Interfaces(definition).Where(nic => IsMatch(nic, wanted)).ToArray();
        return matches.Length switch
        {
            1 => matches[0],
            0 => throw FakeError.OfDomain(
                LibvirtErrorCode.DeviceMissing, $"no device matching MAC address {MacOf(wanted)} found"),
            _ => throw FakeError.OfDomain(
                LibvirtErrorCode.OperationFailed, $"multiple devices matching MAC address {MacOf(wanted)} found"),
        };
    }

    public static XElement FindByAlias(XElement definition, string alias) =>
        Definition.Interfaces(definition).FirstOrDefault(nic => AliasOf(nic) == alias)
        ?? throw FakeError.Qemu(LibvirtErrorCode.InternalError, $"no device found with alias {alias}");

    private static bool IsMatch(XElement nic, XElement wanted) =>
        MacOf(nic) == MacOf(wanted)
        && (AliasOf(wanted) is not { } alias || AliasOf(nic) is null || AliasOf(nic) == alias)
        && (AddressOf(wanted) is not { } address || AddressOf(nic) is null || AddressOf(nic) == address)
        && (ChannelAddress.Of(wanted) is not { } channel || ChannelAddress.Of(nic) == channel);

    private static string? AddressOf(XElement nic) =>
        nic.Element("address") is { } address && address.Attribute("type")?.Value == "pci"
            ? string.Join(':', new[] { "domain", "bus", "slot", "function" }
                .Select(part => Convert.ToInt32(address.Attribute(part)?.Value ?? "0x0", 16)))
            : null;
}
