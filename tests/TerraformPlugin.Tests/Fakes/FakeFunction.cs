using TerraformPlugin.Functions;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Fakes;

/// <summary>Repeats a text: once if the number is null, and at most three times. A negative number triggers a bug.</summary>
internal sealed class FakeFunction : Function
{
    internal static readonly FunctionParameter<string> Text = new("text", ValueMapping.String) { Description = "What.", AllowNull = true };

    internal static readonly FunctionParameter<long> Times = new("times", ValueMapping.Int64) { Description = "How often." };

    public override string Name => "repeat";

    public override string Summary => "A text several times.";

    public override string Description => "A text *several* times.";

    public override IReadOnlyList<FunctionParameter> Parameters { get; } = [Text, Times];

    public override TfType ReturnType { get; } = TfType.List(TfType.String);

    public override TfValue Call(FunctionArguments arguments)
    {
        var (text, times) = (arguments.Get(Text).ValueOr("nothing"), arguments.Get(Times).Value);
        return times > 3
            ? throw new FunctionException($"At most 3 times; found {times}.", Times)
            : text.Length == 0
                ? throw new FunctionException("There is nothing to repeat.")
                : TfValue.List(TfType.String, Enumerable.Repeat(TfValue.String(text), checked((int)times)));
    }
}
