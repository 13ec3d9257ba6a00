using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HvProvider.Tests.Architecture;

/// <summary>
/// The references between the folders of a project: names, operators and conversions whose type or member is declared in a file of
/// another folder. Namespaces and documentation comments do not count.
/// </summary>
internal sealed class FolderReferences
{
    private readonly ConcurrentQueue<FolderReference> _references = [];
    private readonly ConcurrentQueue<string> _unresolvedNames = [];

    /// <summary>Finds every reference.</summary>
    public FolderReferences(SourceCompilation project) =>
        Parallel.ForEach(project.Files, file => Find(project.ModelOf(file), FolderOf(file)));

    /// <summary>Every reference from one folder to another, ordered by place.</summary>
    public IEnumerable<FolderReference> All => _references
        .OrderBy(static reference => reference.File, StringComparer.Ordinal)
        .ThenBy(static reference => reference.Line);

    /// <summary>The names without a meaning. Each could hide a reference.</summary>
    public IReadOnlyCollection<string> UnresolvedNames => _unresolvedNames;

    /// <summary>The folder of a file; empty for the root of the project.</summary>
    public static string FolderOf(SyntaxTree file) => Path.GetDirectoryName(file.FilePath)!.Replace(Path.DirectorySeparatorChar, '/');

    private void Find(SemanticModel model, string folder)
    {
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>())
        {
            if (IsNameOrOperator(node))
            {
                var symbol = model.GetSymbolInfo(node).Symbol;
                Add(symbol, node, folder);
                if (symbol is null && HasMeaning(node))
                {
                    _unresolvedNames.Enqueue($"{node.SyntaxTree.FilePath}:{LineOf(node)}: {node}");
                }
            }

            if (node is not TypeSyntax || node is SimpleNameSyntax)
            {
                Add(model.GetConversion(node).MethodSymbol, node, folder);
            }
        }
    }

    private static bool IsNameOrOperator(ExpressionSyntax node) => node
        is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax
        or ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitElementAccessSyntax
        or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax
        or AssignmentExpressionSyntax { RawKind: not (int)SyntaxKind.SimpleAssignmentExpression };

    // nameof and notnull are keywords, and the name of a using alias is its declaration.
    private static bool HasMeaning(ExpressionSyntax node) =>
        node is SimpleNameSyntax { Identifier.ValueText: not ("nameof" or "notnull"), Parent: not NameEqualsSyntax };

    private void Add(ISymbol? symbol, ExpressionSyntax node, string folder)
    {
        var declaring = DeclaringFolders(symbol);
        if (!declaring.Contains(folder))
        {
            foreach (var other in declaring)
            {
                _references.Enqueue(
                    new FolderReference(folder, other, node.SyntaxTree.FilePath, LineOf(node), symbol!.ToDisplayString()));
            }
        }
    }

    private static List<string> DeclaringFolders(ISymbol? symbol)
    {
        var declared = symbol switch
        {
            INamespaceSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ITypeParameterSymbol => null,
            { ContainingType.IsTupleType: true } => null,
            IMethodSymbol { ReducedFrom: { } extension } => extension,
            _ => symbol?.OriginalDefinition,
        };
        // Implicit members, such as default constructors, have no declaration of their own.
        while (declared is { DeclaringSyntaxReferences.IsEmpty: true })
        {
            declared = declared.ContainingType;
        }

        // The generated source has no path and belongs to no folder.
        return declared is null
            ? []
            :
            [
                .. declared.DeclaringSyntaxReferences.Where(static d => d.SyntaxTree.FilePath.Length > 0)
                    .Select(static d => FolderOf(d.SyntaxTree)).Distinct(),
            ];
    }

    private static int LineOf(ExpressionSyntax node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
