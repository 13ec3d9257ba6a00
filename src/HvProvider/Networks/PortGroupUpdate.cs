using System.Xml.Linq;
using LibvirtSharp;

namespace HvProvider.Networks;

/// <summary>One change of one port group.</summary>
/// <param name="Command">The operation.</param>
/// <param name="Name">The port group's name.</param>
/// <param name="Element">The new element; for a removal, only its name.</param>
internal sealed record PortGroupUpdate(NetworkUpdateCommand Command, string Name, XElement Element);
