namespace TerraformPlugin.Serving;

/// <summary>
/// A gRPC service. Each method is bound on its first call, because a process usually runs for a second or two and uses only a few
/// of the forty methods.
/// </summary>
internal interface IRpcService
{
    /// <summary>The name of the service with its package.</summary>
    string Name { get; }

    /// <summary>The definition of a method; null if the service has no such method.</summary>
    MethodDefinition? Find(string method);
}
