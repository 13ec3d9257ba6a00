using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using TerraformPlugin.Logging;

namespace TerraformPlugin.Connections;

/// <summary>
/// Encrypts every connection and lets in one peer only: the one that owns the certificate which the host passed in the
/// environment. Both sides trust exactly one certificate, so comparing bytes is the whole check and no chain is built.
/// </summary>
internal sealed class MutualTls
{
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource<SslServerAuthenticationOptions> _options =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Sets the certificates. Until then connections wait: the server starts while the certificate is being made.
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

    // A peer without the right certificate is dropped; a server error would be no news to anybody but the log.
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
            PluginLog.Warn("A connection was refused: its TLS handshake failed.", ("error", e.Message));
            return false;
        }
    }

    // The stream builds a chain before it asks the callback, whose answer is all that counts. It shall not look anywhere.
    private static X509ChainPolicy WithoutChain() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
        DisableCertificateDownloads = true,
    };
}
