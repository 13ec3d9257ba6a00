using System.Runtime.InteropServices;

namespace TerraformPlugin.Connections;

/// <summary>
/// Prevents OpenSSL from reading the system certificates, which takes longer than the rest of the start: .NET always builds a
/// chain for the server certificate. A provider that needs certificate authorities must therefore supply its own.
/// </summary>
internal static partial class SystemCertificates
{
    private const string Nothing = "/dev/null";

    /// <summary>Must be called before any cryptographic operation, because OpenSSL caches the result.</summary>
    public static void Ignore()
    {
        // .NET copies the environment now, so child processes do not inherit the following changes.
        _ = Environment.GetEnvironmentVariables();
        // OpenSSL reads the environment of the C library, which .NET's setter does not change.
        _ = SetVariable("SSL_CERT_FILE", Nothing, 1);
        _ = SetVariable("SSL_CERT_DIR", Nothing, 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
