using TerraformPlugin.Values;

namespace TerraformPlugin.Functions;

/// <summary>
/// A function that configurations call as <c>provider::NAME::FUNCTION(…)</c>, in Terraform 1.8 and later. Its result depends only
/// on its arguments: Terraform calls it any number of times, concurrently, and without configuring the provider.
/// </summary>
public abstract class Function
{
    /// <summary>The name, without the name of the provider.</summary>
    public abstract string Name { get; }

    /// <summary>The result in one sentence, plain text.</summary>
    public abstract string Summary { get; }

    /// <summary>The meaning, for documentation; Markdown.</summary>
    public abstract string Description { get; }

    /// <summary>The parameters, in the order of the arguments.</summary>
    public abstract IReadOnlyList<FunctionParameter> Parameters { get; }

    /// <summary>The type of the result.</summary>
    public abstract TfType ReturnType { get; }

    /// <summary>The position of a parameter's argument.</summary>
    /// <exception cref="ArgumentException">The function has no such parameter.</exception>
    internal int PositionOf(FunctionParameter parameter)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (ReferenceEquals(Parameters[i], parameter))
            {
                return i;
            }
        }

        throw new ArgumentException($"The function {Name} has no parameter \"{parameter.Name}\".", nameof(parameter));
    }

    /// <summary>Computes the result, a completely known value of <see cref="ReturnType"/>.</summary>
    /// <exception cref="FunctionException">The arguments have no result.</exception>
    public abstract TfValue Call(FunctionArguments arguments);
}
