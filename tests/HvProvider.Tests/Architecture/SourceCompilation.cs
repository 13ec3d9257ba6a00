using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HvProvider.Tests.Architecture;

/// <summary>The source of one project as a compilation, with paths relative to the folder of the project.</summary>
internal sealed class SourceCompilation
{
    // The build generates these: the global usings of ImplicitUsings, and the version of the provider.
    private const string Generated = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        namespace HvProvider { internal static class BuildVersion { public const string Text = ""; } }
        """;

    // The libraries grant their internals to this name.
    private const string AssemblyName = "HvProvider.Tests";

    private const string ProviderAssemblyName = "terraform-provider-hv";

    // The assemblies of the libraries contain the types that Grpc.Tools generates. Source takes precedence over them.
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileNameWithoutExtension(path) is not (AssemblyName or ProviderAssemblyName))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation _compilation;

    /// <summary>Compiles source text.</summary>
    /// <param name="sources">The text of each file by its path, relative to the folder of the project.</param>
    public SourceCompilation(IReadOnlyDictionary<string, string> sources)
    {
        // Without documentation comments and nullable analysis, which change no symbol.
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None);
        Files = [.. sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, options, source.Key))];
        var isProgram = Files.Any(static file => file.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any());
        _compilation = CSharpCompilation.Create(
            AssemblyName,
            [CSharpSyntaxTree.ParseText(Generated, options), .. Files],
            References,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    /// <summary>The files of the project.</summary>
    public IReadOnlyList<SyntaxTree> Files { get; }

    /// <summary>Reads and compiles the project in a folder.</summary>
    public static SourceCompilation Read(string folder) => new(
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Where(static file => file.Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"))
            .ToDictionary(static file => file, file => File.ReadAllText(Path.Combine(folder, file))));

    /// <summary>The meaning of the expressions in a file.</summary>
    public SemanticModel ModelOf(SyntaxTree file) => _compilation.GetSemanticModel(file);
}
