using System.Xml.Linq;

namespace HvProvider.Nics.Values;

/// <summary>
/// The order in which libvirt writes the children of an interface. It reads them in any order; keeping to it makes a
/// document comparable with what libvirt shows afterwards.
/// </summary>
internal static class NicElementOrder
{
    private static readonly string[] Order =
    [
        "mac", "source", "vlan", "virtualport", "bandwidth", "port", "script", "downscript", "backenddomain", "ip", "route",
        "portForward", "target", "guest", "model", "driver", "backend", "teaming", "filterref", "tune", "link", "mtu", "coalesce", "boot",
        "alias", "rom", "acpi", "address",
    ];

    /// <summary>Adds a child in its place; one that libvirt does not know goes to the end.</summary>
    public static void Insert(XElement nic, XElement child)
    {
        var rank = Rank(child);
        var next = nic.Elements().FirstOrDefault(element => Rank(element) > rank);
        if (next is null)
        {
            nic.Add(child);
        }
        else
        {
            next.AddBeforeSelf(child);
        }
    }

    private static int Rank(XElement element)
    {
        var rank = Array.IndexOf(Order, element.Name.ToString());
        return rank < 0 ? Order.Length : rank;
    }
}
