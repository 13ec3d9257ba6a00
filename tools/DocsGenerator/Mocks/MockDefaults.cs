using System.Text;
using DocsGenerator.Schemas;

namespace DocsGenerator.Mocks;

/// <summary>
/// The <c>defaults</c> of one resource or data source: every computed attribute. Those of nested attributes are a single object,
/// which Terraform uses for each element of a list or map. In the format of <c>terraform fmt</c>.
/// </summary>
internal sealed class MockDefaults(string indent)
{
    private readonly StringBuilder _text = new();

    /// <summary>Renders <c>mock_resource "NAME" { … }</c>.</summary>
    public string Render(string block, string name, BlockSchema schema)
    {
        if (schema.Blocks.Count > 0)
        {
            throw new GeneratorException($"{name} has blocks, whose attributes are not supported in mocks.");
        }

        Line(0, $"{block} \"{name}\" {{");
        Line(1, "defaults = {");
        Members(2, name, schema.Attributes);
        Line(1, "}");
        Line(0, "}");
        return _text.ToString();
    }

    // A mock omits attributes without computed members.
    private static bool IsMocked(AttributeSchema attribute) =>
        attribute.Computed || attribute.Nested?.Attributes.Any(IsMocked) == true;

    private void Members(int depth, string path, IReadOnlyList<AttributeSchema> attributes)
    {
        var mocked = attributes.Where(IsMocked).OrderBy(static attribute => attribute.Name, StringComparer.Ordinal).ToList();
        var simple = mocked.Where(static attribute => attribute.Nested is null).ToList();
        var width = simple.Select(static attribute => attribute.Name.Length).DefaultIfEmpty().Max();
        foreach (var attribute in simple)
        {
            Line(depth, $"{attribute.Name.PadRight(width)} = {MockValues.Of($"{path}.{attribute.Name}")}");
        }

        var isFirst = simple.Count == 0;
        foreach (var attribute in mocked.Except(simple))
        {
            if (!isFirst)
            {
                _text.Append('\n');
            }

            isFirst = false;
            Line(depth, $"{attribute.Name} = {{");
            Members(depth + 1, $"{path}.{attribute.Name}", attribute.Nested!.Attributes);
            Line(depth, "}");
        }
    }

    private void Line(int depth, string text) =>
        _text.Append(indent).Append(' ', 2 * depth).Append(text).Append('\n');
}
