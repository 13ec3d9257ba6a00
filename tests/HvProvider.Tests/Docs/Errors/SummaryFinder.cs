using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Tests.Docs.Errors;

/// <summary>
/// Finds the summary of every diagnostic in source text: what is given to a parameter called <c>summary</c>, followed through
/// conditions, switches, constants and locals. What the compiler does not know as constant is reported, since users could not rely on it.
/// </summary>
internal sealed class SummaryFinder
{
    private const string Parameter = "summary";

    // What projects get from ImplicitUsings.
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    // The first one sees what is internal to the libraries, so source is read in its name.
    private static readonly string[] Readers = ["HvProvider.Tests", "terraform-provider-hv"];

    // A source generator makes the other part of the method.
    private const string PartialMethod = "CS8795";

    private readonly CSharpCompilation _compilation;
    private readonly SortedDictionary<string, Severities> _summaries = new(StringComparer.Ordinal);
    private readonly List<string> _notConstant = [];

    /// <summary>
    /// Looks through the files of one project. A library's assembly has what is generated when it is built; of what is in both, the
    /// compiler takes the source.
    /// </summary>
    /// <param name="sources">The text of each file, by its name.</param>
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

    /// <summary>Every summary, with the severities that it is given.</summary>
    public IReadOnlyDictionary<string, Severities> Summaries => _summaries;

    /// <summary>Where a summary is something else than constant text.</summary>
    public IReadOnlyList<string> NotConstant => _notConstant;

    /// <summary>What the compiler says of the source: a call that it does not understand might hide a summary.</summary>
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

    /// <summary>What pre-flight finds can never work is a warning where the provider block says so.</summary>
    private static Severities SeverityOf(IMethodSymbol method) => (method.ContainingType.Name, method.Name) switch
    {
        (_, "Warning" or nameof(DiagnosticList.AddWarning)) => Severities.Warning,
        ("Finding", _) => Severities.Error | Severities.Warning,
        _ => Severities.Error,
    };

    /// <param name="expression">The summary, or a tuple that holds it.</param>
    /// <param name="severity">How severe a diagnostic of that summary is.</param>
    /// <param name="element">Its place in the tuple; null where it is itself meant.</param>
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
            // Of a parameter or property of that name, the value is found where it is given.
            _notConstant.Add($"{expression.GetLocation().GetLineSpan()}: {expression}");
        }
    }
}
