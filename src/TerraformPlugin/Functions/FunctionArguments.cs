using TerraformPlugin.Values;

namespace TerraformPlugin.Functions;

/// <summary>What one call passes. Nothing in it is unknown: Terraform does not call a function before all is known.</summary>
public sealed class FunctionArguments
{
    private readonly Function _function;
    private readonly IReadOnlyList<TfValue> _values;

    internal FunctionArguments(Function function, IReadOnlyList<TfValue> values) => (_function, _values) = (function, values);

    /// <summary>The argument for a parameter of the function; null where the parameter allows that.</summary>
    /// <exception cref="ArgumentException">The function has no such parameter.</exception>
    public Tf<T> Get<T>(FunctionParameter<T> parameter) => parameter.Read(_values[_function.PositionOf(parameter)]);
}
