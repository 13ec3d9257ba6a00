using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Functions;

/// <summary>What a function takes at one position, with the type that it is read as.</summary>
/// <typeparam name="T">The .NET type of an argument.</typeparam>
/// <param name="name">The name in messages and documentation.</param>
/// <param name="mapping">How an argument is read.</param>
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
