using TerraformPlugin.Values;

namespace TerraformPlugin.Functions;

/// <summary>What one call passes. Nothing in it is unknown: Terraform does not call a function before all is known.</summary>
public sealed class FunctionArguments
{
    private readonly IReadOnlyList<FunctionParameter> _parameters;
    private readonly IReadOnlyList<TfValue> _values;

    internal FunctionArguments(IReadOnlyList<FunctionParameter> parameters, IReadOnlyList<TfValue> values) =>
        (_parameters, _values) = (parameters, values);

    /// <summary>The argument for a parameter of the function; null where the parameter allows that.</summary>
    /// <exception cref="ArgumentException">The function has no such parameter.</exception>
    public Tf<T> Get<T>(FunctionParameter<T> parameter)
    {
        for (var i = 0; i < _parameters.Count; i++)
        {
            if (ReferenceEquals(_parameters[i], parameter))
            {
                return parameter.Read(_values[i]);
            }
        }

        throw new ArgumentException($"The function has no parameter \"{parameter.Name}\".", nameof(parameter));
    }
}
