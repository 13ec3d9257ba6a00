using System.Diagnostics;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Wire;

/// <summary>Encodes diagnostics and attribute paths.</summary>
internal static class DiagnosticEncoder
{
    /// <summary>The diagnostics of an operation that no schema belongs to.</summary>
    internal static IEnumerable<Proto.Diagnostic> Encode(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(Encode);

    /// <summary>
    /// The diagnostics about an object of the schema; null if its type does not exist. Terraform shows the line of the outermost
    /// attribute, and the detail names the inner one.
    /// </summary>
    internal static IEnumerable<Proto.Diagnostic> Encode(IEnumerable<Diagnostic> diagnostics, Schema? schema) =>
        diagnostics.Select(diagnostic => Encode(schema is null ? diagnostic : AtVisiblePart(diagnostic, schema.Object)));

    /// <summary>severity, summary, detail, attribute (absent for the whole block).</summary>
    internal static Proto.Diagnostic Encode(Diagnostic diagnostic)
    {
        var message = new Proto.Diagnostic
        {
            Severity = diagnostic.Severity == DiagnosticSeverity.Error
                ? Proto.Diagnostic.Types.Severity.Error
                : Proto.Diagnostic.Types.Severity.Warning,
            Summary = diagnostic.Summary,
            Detail = diagnostic.Detail,
        };
        if (diagnostic.Path is { IsRoot: false } path)
        {
            message.Attribute = Encode(path);
        }

        return message;
    }

    private static Diagnostic AtVisiblePart(Diagnostic diagnostic, ObjectSchema schema)
    {
        if (diagnostic.Path is not { } path || schema.VisiblePart(path) is var visible && visible == path)
        {
            return diagnostic;
        }

        var name = path.ToString();
        return diagnostic with
        {
            Path = visible,
            Detail = diagnostic.Detail.Contains(name, StringComparison.Ordinal) ? diagnostic.Detail : $"{name}: {diagnostic.Detail}",
        };
    }

    /// <summary>steps: each an attribute name, a map key or a list position.</summary>
    internal static Proto.AttributePath Encode(AttributePath path)
    {
        var message = new Proto.AttributePath();
        message.Steps.AddRange(path.Steps.Select(Step));
        return message;
    }

    private static Proto.AttributePath.Types.Step Step(AttributePath step) => step switch
    {
        { AttributeName: { } name } => new() { AttributeName = name },
        { ElementKey: { } key } => new() { ElementKeyString = key },
        { ElementIndex: { } position } => new() { ElementKeyInt = position },
        _ => throw new UnreachableException(),
    };
}
