namespace Hypervisors;

/// <summary>A folder that test and host both see, each under a path of its own.</summary>
/// <param name="Outside">Its path for the test.</param>
/// <param name="Inside">Its path on the host.</param>
public sealed record SharedFolder(string Outside, string Inside)
{
    /// <summary>A folder in this one.</summary>
    public SharedFolder In(string name) => new(Path.Combine(Outside, name), $"{Inside}/{name}");
}
