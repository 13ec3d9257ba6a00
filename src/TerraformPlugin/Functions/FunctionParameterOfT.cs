using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Functions;

/// <summary>A parameter of a function, with the .NET type of its argument.</summary>
/// <typeparam name="T">The .NET type of an argument.</typeparam>
/// <param name="name">The name in messages and documentation.</param>
/// <param name="mapping">Converts the argument.</param>
public sealed class FunctionParameter<T>(string name, ValueMapping<T> mapping) : FunctionParameter(name)
{
    /// <inheritdoc />
    public override TfType Type => mapping.Type;

    internal Tf<T> Read(TfValue argument) => mapping.FromValue(argument);

    internal override void Check(TfValue argument, DiagnosticList diagnostics)
    {
        if (argument is { IsKnown: true, IsNull: false })
        {
            mapping.Check(argument, AttributePath.Of(Name), diagnostics);
        }
    }
}
