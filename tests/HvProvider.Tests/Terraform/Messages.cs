using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace HvProvider.Tests.Terraform;

/// <summary>The diagnostics reported so far.</summary>
internal sealed class Messages
{
    private readonly Lock _lock = new();
    private readonly List<Message> _all = [];

    public IReadOnlyList<Message> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    public IReadOnlyList<Message> Errors => [.. All.Where(message => message.IsError)];

    public IReadOnlyList<Message> Warnings => [.. All.Where(message => !message.IsError)];

    public void Add(IEnumerable<Proto.Diagnostic> diagnostics)
    {
        lock (_lock)
        {
            _all.AddRange(diagnostics.Select(diagnostic => new Message(
                diagnostic.Severity == Proto.Diagnostic.Types.Severity.Error,
                diagnostic.Summary,
                diagnostic.Detail,
                string.Concat(diagnostic.Attribute?.Steps.Select(Text) ?? []).TrimStart('.'))));
        }
    }

    public void Add(Messages others)
    {
        lock (_lock)
        {
            _all.AddRange(others.All);
        }
    }

    /// <summary>Asserts that there is one diagnostic, with this summary and path, and returns its detail.</summary>
    public string Single(string summary, string path = "")
    {
        var message = Assert.Single(All);
        Assert.Equal((summary, path), (message.Summary, message.Path));
        return message.Detail;
    }

    /// <summary>Asserts that no diagnostic was reported.</summary>
    public void AssertNone() => Assert.Empty(All);

    /// <summary>Asserts that the only diagnostic is the warning about unverified VLANs.</summary>
    public void AssertOnlyUnverified() => Single("VLANs not verified", "effective_vlans");

    /// <summary>A step in the notation of Terraform; steps into lists are not supported.</summary>
    private static string Text(Proto.AttributePath.Types.Step step) => step.HasElementKeyString
        ? $"[\"{step.ElementKeyString}\"]"
        : $".{step.AttributeName}";

    /// <summary>Asserts that no error was reported.</summary>
    public void AssertNoErrors() => Assert.Empty(Errors);
}
