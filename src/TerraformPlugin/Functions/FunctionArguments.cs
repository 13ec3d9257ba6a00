using TerraformPlugin.Values;

namespace TerraformPlugin.Functions;

/// <summary>The arguments of one call. None is unknown: Terraform calls a function only once all its arguments are known.</summary>
public sealed class FunctionArguments
{
    private readonly Function _function;
    private readonly IReadOnlyList<TfValue> _values;

    internal FunctionArguments(Function function, IReadOnlyList<TfValue> values) => (_function, _values) = (function, values);

    /// <summary>The argument of a parameter; can be null if the parameter permits it.</summary>
    /// <exception cref="ArgumentException">The function has no such parameter.</exception>
    public Tf<T> Get<T>(FunctionParameter<T> parameter) => parameter.Read(_values[_function.PositionOf(parameter)]);
}
