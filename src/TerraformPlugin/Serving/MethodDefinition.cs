using Grpc.AspNetCore.Server.Model;

namespace TerraformPlugin.Serving;

/// <summary>Adds one method to the gRPC service.</summary>
internal delegate void MethodDefinition(ServiceMethodProviderContext<ServedMethods> context);
