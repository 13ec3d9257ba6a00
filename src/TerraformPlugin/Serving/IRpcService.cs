namespace TerraformPlugin.Serving;

/// <summary>
/// One gRPC service. Its methods are described one by one when they are first called: a process lives for a second or
/// two and uses a handful of the forty.
/// </summary>
internal interface IRpcService
{
    /// <summary>The service's name with its package.</summary>
    string Name { get; }

    /// <summary>The definition of one method, or null for a method that this service does not have.</summary>
    MethodDefinition? Find(string method);
}
