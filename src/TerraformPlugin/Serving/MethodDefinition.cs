using Grpc.AspNetCore.Server.Model;

namespace TerraformPlugin.Serving;

/// <summary>Adds one method to what gRPC serves.</summary>
internal delegate void MethodDefinition(ServiceMethodProviderContext<ServedMethods> context);
