using System.Xml.Linq;

namespace HvProvider.Xml;

/// <summary>Compares documents without mixed content, such as libvirt's.</summary>
internal static class XmlMeaning
{
    /// <summary>Same elements in the same order, same attributes in any order, same text where there are no elements.</summary>
    public static bool AreEqual(XElement left, XElement right) =>
        left.Name == right.Name
        && Attributes(left).SequenceEqual(Attributes(right))
        && left.Elements().Count() == right.Elements().Count()
        && left.Elements().Zip(right.Elements(), AreEqual).All(static equal => equal)
        && (left.HasElements || left.Value == right.Value);

    private static IEnumerable<(string Name, string Value)> Attributes(XElement element) => element.Attributes()
        .Where(static attribute => !attribute.IsNamespaceDeclaration)
        .Select(static attribute => (attribute.Name.ToString(), attribute.Value))
        .Order();
}
