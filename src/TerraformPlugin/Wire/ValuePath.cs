using System.Text;
using TerraformPlugin.Values;

namespace TerraformPlugin.Wire;

/// <summary>
/// The position of a codec in a value. It is kept when an exception is thrown, so that the error can include the path. It also
/// enforces the limits of depth and of the number of values.
/// </summary>
internal sealed class ValuePath
{
    private readonly List<Step> _steps = [];
    private int _depth;
    private int _nodes;

    public ValueFormatException Error(string problem, Exception? cause = null) => new(problem, ToString(), cause);

    // Called for every value.
    public void Enter()
    {
        if (++_depth > ValueLimits.MaxDepth)
        {
            throw Error($"the value is nested deeper than {ValueLimits.MaxDepth} levels");
        }

        Charge(1);
    }

    public void Leave() => _depth--;

    // Called before memory for that many values is allocated.
    public void Charge(int nodes)
    {
        if (nodes > ValueLimits.MaxNodes - _nodes)
        {
            throw Error($"the value has more than {ValueLimits.MaxNodes} parts");
        }

        _nodes += nodes;
    }

    public void PushAttribute(string name) => _steps.Add(new Step(name, 0, StepKind.Attribute));

    public void PushKey(string key) => _steps.Add(new Step(key, 0, StepKind.Key));

    public void PushIndex(int index) => _steps.Add(new Step("", index, StepKind.Index));

    public void Pop() => _steps.RemoveAt(_steps.Count - 1);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var step in _steps)
        {
            switch (step.Kind)
            {
                case StepKind.Attribute:
                    text.Append(text.Length == 0 ? "" : ".").Append(step.Name);
                    break;
                case StepKind.Key:
                    text.Append("[\"").Append(step.Name).Append("\"]");
                    break;
                default:
                    text.Append('[').Append(step.Index).Append(']');
                    break;
            }
        }

        return text.ToString();
    }

    private enum StepKind : byte
    {
        Attribute,
        Key,
        Index,
    }

    private readonly record struct Step(string Name, int Index, StepKind Kind);
}
