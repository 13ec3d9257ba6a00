using System.Xml.Linq;
using LibvirtSharp;

namespace HvProvider.Networks;

/// <summary>One change of one port group.</summary>
/// <param name="Command">What is done.</param>
/// <param name="Name">The port group's name.</param>
/// <param name="Element">What it is then; for a removal just its name.</param>
internal sealed record PortGroupUpdate(NetworkUpdateCommand Command, string Name, XElement Element);
