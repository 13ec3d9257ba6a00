namespace TerraformPlugin.Schemas;

/// <summary>An operation that <c>timeouts</c> can limit.</summary>
public enum TimedOperation
{
    /// <summary>Create.</summary>
    Create,

    /// <summary>Read.</summary>
    Read,

    /// <summary>Update.</summary>
    Update,

    /// <summary>Delete.</summary>
    Delete,
}
