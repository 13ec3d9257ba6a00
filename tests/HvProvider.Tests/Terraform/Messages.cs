using Proto = TerraformPlugin.Protocol.Tfplugin6;

namespace HvProvider.Tests.Terraform;

/// <summary>What the user has been told so far.</summary>
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

    /// <summary>The only message, with this summary and path; its detail is returned.</summary>
    public string Single(string summary, string path = "")
    {
        var message = Assert.Single(All);
        Assert.Equal((summary, path), (message.Summary, message.Path));
        return message.Detail;
    }

    /// <summary>Fails the test if the user has been told anything.</summary>
    public void AssertNone() => Assert.Empty(All);

    /// <summary>
    /// Fails the test if the user has been told anything but that the host, which cannot be seen, was not asked for VLANs.
    /// </summary>
    public void AssertOnlyUnverified() => Single("VLANs not verified", "effective_vlans");

    /// <summary>A step as a user would write it, but that of a list.</summary>
    private static string Text(Proto.AttributePath.Types.Step step) => step.HasElementKeyString
        ? $"[\"{step.ElementKeyString}\"]"
        : $".{step.AttributeName}";

    /// <summary>Fails the test if anything went wrong.</summary>
    public void AssertNoErrors() => Assert.Empty(Errors);
}
