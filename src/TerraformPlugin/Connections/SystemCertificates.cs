using System.Runtime.InteropServices;

namespace TerraformPlugin.Connections;

/// <summary>
/// Keeps OpenSSL from reading the system's certificates, which takes longer than the rest of the start: .NET builds a chain
/// for the server's own certificate, needed or not. A provider that needs authorities therefore brings its own.
/// </summary>
internal static partial class SystemCertificates
{
    private const string Nothing = "/dev/null";

    /// <summary>To be called before anything cryptographic, since the answer is remembered.</summary>
    public static void Ignore()
    {
        // .NET takes its copy of the environment now, so that child processes do not inherit what follows.
        _ = Environment.GetEnvironmentVariables();
        // OpenSSL asks the C library, whose environment .NET's own setter does not reach.
        _ = SetVariable("SSL_CERT_FILE", Nothing, 1);
        _ = SetVariable("SSL_CERT_DIR", Nothing, 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
