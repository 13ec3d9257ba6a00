using TerraformPlugin.Values;

namespace TerraformPlugin.Functions;

/// <summary>
/// A function that configurations call as <c>provider::NAME::FUNCTION(…)</c>, from Terraform 1.8 on. Its result depends on nothing but
/// its arguments: it is called in processes that were never configured, as often as Terraform likes, and concurrently.
/// </summary>
public abstract class Function
{
    /// <summary>The name, without the provider's.</summary>
    public abstract string Name { get; }

    /// <summary>What it yields, in one plain sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>The meaning, for documentation; Markdown.</summary>
    public abstract string Description { get; }

    /// <summary>What it takes, in the order of the arguments.</summary>
    public abstract IReadOnlyList<FunctionParameter> Parameters { get; }

    /// <summary>The type of its result.</summary>
    public abstract TfType ReturnType { get; }

    /// <summary>Which argument a parameter takes.</summary>
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

    /// <summary>Computes the result, a wholly known value of <see cref="ReturnType"/>.</summary>
    /// <exception cref="FunctionException">There is none for these arguments.</exception>
    public abstract TfValue Call(FunctionArguments arguments);
}
