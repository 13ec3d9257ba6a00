using DocsGenerator;
using DocsGenerator.Examples;
using DocsGenerator.Mocks;
using DocsGenerator.Output;
using DocsGenerator.Pages;
using DocsGenerator.Schemas;
using DocsGenerator.Terraform;

// Without arguments the schema is read from Terraform. An argument is the path of a file with the output of
// `terraform providers schema -json`.
try
{
    var repository = Repository.Find(AppContext.BaseDirectory);
    using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
    var json = args is [var file]
        ? await File.ReadAllBytesAsync(file, timeout.Token).ConfigureAwait(false)
        : await SchemaCommand.RunAsync(TerraformExecutable.Find(), repository, timeout.Token).ConfigureAwait(false);

    var schemas = SchemaReader.Read(json);
    var pages = ProviderPages.Render(schemas, new ExampleFolder(repository.Examples));
    var mocks = MockFiles.Render(schemas);
    string[] changes =
    [
        .. new DocsFolder(repository.Docs).Update(pages),
        .. mocks.Where(mock => mock.Write(repository.Examples)).Select(static mock => $"wrote examples/{mock.Path}"),
    ];
    foreach (var change in changes)
    {
        Console.WriteLine(change);
    }

    Console.WriteLine($"{pages.Count} pages, {mocks.Count} mock files, {changes.Length} changed");
    return 0;
}
catch (GeneratorException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
