namespace TerraformPlugin.Functions;

/// <summary>A call that has no result. Terraform shows the message, and points at the argument.</summary>
/// <param name="message">What was found, and what is to be done; sentences.</param>
/// <param name="parameter">The parameter whose argument is to blame; null where none is.</param>
public sealed class FunctionException(string message, FunctionParameter? parameter = null) : Exception(message)
{
    /// <summary>The parameter whose argument is to blame.</summary>
    public FunctionParameter? Parameter { get; } = parameter;
}
