namespace TerraformPlugin.Functions;

/// <summary>A call without a result. Terraform shows the message and the argument.</summary>
/// <param name="message">The found value and the solution, as sentences.</param>
/// <param name="parameter">The parameter with the invalid argument; null if no argument is invalid.</param>
public sealed class FunctionException(string message, FunctionParameter? parameter = null) : Exception(message)
{
    /// <summary>The parameter with the invalid argument.</summary>
    public FunctionParameter? Parameter { get; } = parameter;
}
