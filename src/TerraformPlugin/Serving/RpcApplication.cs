using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TerraformPlugin.Serving;

/// <summary>Dispatches a request to the method in its path; unknown paths are unimplemented.</summary>
internal sealed class RpcApplication(RpcEndpoints endpoints, Action onRequest) : IHttpApplication<HttpContext>
{
    private static readonly NoActivity Untraced = new();

    public HttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        contextFeatures.Set<IServiceProvidersFeature>(new RequestServices(endpoints.Provider));
        contextFeatures.Set<IHttpActivityFeature>(Untraced);
        return new DefaultHttpContext(contextFeatures);
    }

    public Task ProcessRequestAsync(HttpContext context)
    {
        onRequest();
        if (endpoints.TryFind(context.Request.Path.Value ?? "", out var method))
        {
            return method(context);
        }

        // A response without a body: the gRPC status is in the headers.
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ((int)StatusCode.Unimplemented).ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    private sealed class RequestServices(IServiceProvider provider) : IServiceProvidersFeature
    {
        IServiceProvider IServiceProvidersFeature.RequestServices { get; set; } = provider;
    }

    // Requests are not traced. Without this feature gRPC reads the current activity, whose first use requires
    // /dev/urandom, which does not exist in an empty root file system.
    private sealed class NoActivity : IHttpActivityFeature
    {
        public Activity Activity
        {
            get => null!;
            set => throw new NotSupportedException();
        }
    }
}
