using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Tests.Docs.Errors;

/// <summary>
/// Finds the summary of every diagnostic in source text: the arguments of parameters named <c>summary</c>, resolved through conditions,
/// switches, constants and locals. A summary that is not a compile-time constant is reported, since users could not rely on it.
/// </summary>
internal sealed class SummaryFinder
{
    private const string Parameter = "summary";

    // The namespaces of ImplicitUsings.
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    // The first assembly has access to the internals of the libraries, so the source is compiled under its name.
    private static readonly string[] Readers = ["HvProvider.Tests", "terraform-provider-hv"];

    // The other part of the method is generated.
    private const string PartialMethod = "CS8795";

    private readonly CSharpCompilation _compilation;
    private readonly SortedDictionary<string, Severities> _summaries = new(StringComparer.Ordinal);
    private readonly List<string> _notConstant = [];

    /// <summary>
    /// Searches the files of one project. Generated code is read from the assembly of the library; types in both are taken from the
    /// source.
    /// </summary>
    /// <param name="sources">The text of each file, by file name.</param>
    public SummaryFinder(IReadOnlyDictionary<string, string> sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        _compilation = CSharpCompilation.Create(
            Readers[0],
            [CSharpSyntaxTree.ParseText(Usings, options), .. sources.Select(s => CSharpSyntaxTree.ParseText(s.Value, options, s.Key))],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => !Readers.Contains(Path.GetFileNameWithoutExtension(path)))
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        NotUnderstood =
        [
            .. _compilation.GetDiagnostics()
                .Where(static d => d.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error && d.Id != PartialMethod)
                .Select(static d => d.ToString()),
        ];
        foreach (var tree in _compilation.SyntaxTrees)
        {
            Find(tree);
        }
    }

    /// <summary>Every summary, with its severities.</summary>
    public IReadOnlyDictionary<string, Severities> Summaries => _summaries;

    /// <summary>The places of summaries that are not constant.</summary>
    public IReadOnlyList<string> NotConstant => _notConstant;

    /// <summary>The compiler errors of the source: a call that does not compile could hide a summary.</summary>
    public IReadOnlyList<string> NotUnderstood { get; }

    private void Find(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        foreach (var call in tree.GetRoot().DescendantNodes())
        {
            var arguments = call switch
            {
                InvocationExpressionSyntax calling => calling.ArgumentList,
                BaseObjectCreationExpressionSyntax creating => creating.ArgumentList,
                ConstructorInitializerSyntax initializing => initializing.ArgumentList,
                PrimaryConstructorBaseTypeSyntax inheriting => inheriting.ArgumentList,
                _ => null,
            };
            if (arguments is not null)
            {
                Find(model, call, arguments);
            }
        }
    }

    private void Find(SemanticModel model, SyntaxNode call, ArgumentListSyntax arguments)
    {
        var method = model.GetSymbolInfo(call).Symbol as IMethodSymbol;
        var summary = method?.Parameters.FirstOrDefault(p => p.Name.Equals(Parameter, StringComparison.OrdinalIgnoreCase));
        if (summary is { Type.SpecialType: SpecialType.System_String })
        {
            var given = arguments.Arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.Text == summary.Name)
                ?? arguments.Arguments[summary.Ordinal];
            Take(given.Expression, SeverityOf(method!), null);
        }
    }

    /// <summary>A pre-flight finding is an error, or a warning with <c>preflight = "warn"</c>.</summary>
    private static Severities SeverityOf(IMethodSymbol method) => (method.ContainingType.Name, method.Name) switch
    {
        (_, "Warning" or nameof(DiagnosticList.AddWarning)) => Severities.Warning,
        ("Finding", _) => Severities.Error | Severities.Warning,
        _ => Severities.Error,
    };

    /// <param name="expression">The summary, or a tuple that contains it.</param>
    /// <param name="severity">The severity of a diagnostic with this summary.</param>
    /// <param name="element">The index of the summary in the tuple; null if the expression is the summary.</param>
    private void Take(ExpressionSyntax? expression, Severities severity, int? element)
    {
        var parts = expression switch
        {
            ParenthesizedExpressionSyntax inner => [inner.Expression],
            ConditionalExpressionSyntax either => [either.WhenTrue, either.WhenFalse],
            SwitchExpressionSyntax choice => [.. choice.Arms.Select(a => a.Expression)],
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } both => [both.Left, both.Right],
            TupleExpressionSyntax tuple when element is { } index => [tuple.Arguments[index].Expression],
            _ => Array.Empty<ExpressionSyntax>(),
        };
        if (parts.Length > 0)
        {
            Array.ForEach(parts, part => Take(part, severity, expression is TupleExpressionSyntax ? null : element));
        }
        else if (expression is not null && !expression.IsKind(SyntaxKind.NullLiteralExpression))
        {
            TakeNamed(expression, severity, element);
        }
    }

    private void TakeNamed(ExpressionSyntax expression, Severities severity, int? element)
    {
        var model = _compilation.GetSemanticModel(expression.SyntaxTree);
        var named = model.GetSymbolInfo(expression).Symbol;
        var declared = named?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (model.GetConstantValue(expression).Value is string text)
        {
            _summaries[text] = _summaries.GetValueOrDefault(text) | severity;
        }
        else if (named is ILocalSymbol && declared is VariableDeclaratorSyntax { Initializer.Value: { } value })
        {
            Take(value, severity, element);
        }
        else if (named is ILocalSymbol
            && declared is SingleVariableDesignationSyntax { Parent: ParenthesizedVariableDesignationSyntax all } one
            && all.Ancestors().OfType<AssignmentExpressionSyntax>().FirstOrDefault() is { } assignment)
        {
            Take(assignment.Right, severity, all.Variables.IndexOf(one));
        }
        else if (named is IMethodSymbol && declared is MethodDeclarationSyntax { ExpressionBody.Expression: { } body })
        {
            Take(body, severity, element);
        }
        else if (named is not (IParameterSymbol or IPropertySymbol)
            || !named.Name.Equals(Parameter, StringComparison.OrdinalIgnoreCase))
        {
            // The value of a parameter or property with that name is found at its callers.
            _notConstant.Add($"{expression.GetLocation().GetLineSpan()}: {expression}");
        }
    }
}
