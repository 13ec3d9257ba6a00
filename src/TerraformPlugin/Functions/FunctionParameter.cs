using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Functions;

/// <summary>A parameter of a function.</summary>
public abstract class FunctionParameter
{
    private protected FunctionParameter(string name) => Name = name;

    /// <summary>The name in messages and documentation; configurations pass arguments by position.</summary>
    public string Name { get; }

    /// <summary>The meaning, for documentation; Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>Whether the argument may be null; otherwise Terraform rejects null. Elements of a collection may always be null.</summary>
    public bool AllowNull { get; init; }

    /// <summary>The type that Terraform converts the argument to.</summary>
    public abstract TfType Type { get; }

    /// <summary>Reports an argument that the .NET type of the parameter cannot represent, such as 1.5 for an integer.</summary>
    internal abstract void Check(TfValue argument, DiagnosticList diagnostics);
}
