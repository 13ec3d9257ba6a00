using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Functions;

/// <summary>What a function takes at one position.</summary>
public abstract class FunctionParameter
{
    private protected FunctionParameter(string name) => Name = name;

    /// <summary>The name in messages and documentation; configurations pass arguments by position.</summary>
    public string Name { get; }

    /// <summary>The meaning, for documentation; Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>Whether null may be passed. Where it may not, Terraform refuses it itself. A collection's elements may be null anyway.</summary>
    public bool AllowNull { get; init; }

    /// <summary>The type that Terraform converts the argument to.</summary>
    public abstract TfType Type { get; }

    /// <summary>Says what is wrong with an argument that the parameter's .NET type cannot hold, such as 1.5 for an integer.</summary>
    internal abstract void Check(TfValue argument, DiagnosticList diagnostics);
}
