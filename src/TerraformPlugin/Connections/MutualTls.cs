using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using TerraformPlugin.Logging;

namespace TerraformPlugin.Connections;

/// <summary>
/// Encrypts every connection and accepts one peer only: the owner of the certificate that the host passed in the
/// environment. Each side trusts exactly one certificate, so the check compares bytes and builds no chain.
/// </summary>
internal sealed class MutualTls
{
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<SslServerAuthenticationOptions> _options =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Sets the certificates. Connections wait until then: the server starts while the certificate is being created.
    /// </summary>
    public void Use(X509Certificate2 own, byte[] client) => _options.SetResult(new SslServerAuthenticationOptions
    {
        ServerCertificateContext = SslStreamCertificateContext.Create(own, additionalCertificates: null, offline: true),
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => IsClient(certificate, client),
        CertificateChainPolicy = WithoutChain(),
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = [SslApplicationProtocol.Http2],
    });

    /// <summary>The connection middleware.</summary>
    public ConnectionDelegate Wrap(ConnectionDelegate next) => async connection =>
    {
        var encrypted = connection.Transport;
        var stream = new SslStream(new DuplexPipeStream(encrypted));
        await using (stream.ConfigureAwait(false))
        {
            if (!await TryAuthenticateAsync(stream, connection).ConfigureAwait(false))
            {
                return;
            }

            var decrypted = new StreamDuplexPipe(stream);
            connection.Transport = decrypted;
            try
            {
                await next(connection).ConfigureAwait(false);
            }
            finally
            {
                await decrypted.CompleteAsync().ConfigureAwait(false);
                connection.Transport = encrypted;
            }
        }
    };

    /// <summary>Whether the peer presented exactly the expected certificate.</summary>
    internal static bool IsClient(X509Certificate? presented, byte[] expected) =>
        presented is not null && CryptographicOperations.FixedTimeEquals(presented.GetRawCertData(), expected);

    // A peer without the expected certificate is disconnected and logged; it is not a server error.
    private async Task<bool> TryAuthenticateAsync(SslStream stream, ConnectionContext connection)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
        limit.CancelAfter(HandshakeTime);
        try
        {
            var options = await _options.Task.WaitAsync(limit.Token).ConfigureAwait(false);
            await stream.AuthenticateAsServerAsync(options, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException)
        {
            PluginLog.Warn("Connection refused: TLS handshake failed.", ("error", e.Message));
            return false;
        }
    }

    // SslStream builds a chain before the callback decides. The chain must not be looked up anywhere.
    private static X509ChainPolicy WithoutChain() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };
}
