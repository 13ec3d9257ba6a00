using System.Globalization;
using TerraformPlugin.Logging;

namespace TerraformPlugin.Hosting;

/// <summary>The negotiation of the protocol version. The plugin supports one version.</summary>
internal static class Negotiation
{
    /// <summary>
    /// Logs a mismatch. As in go-plugin, the handshake line reports the version to the host, which then shows both versions to
    /// the user. If the plugin exited instead, the user would see no cause.
    /// </summary>
    public static void Check(IReadOnlyList<string> offered)
    {
        var ours = HandshakeLine.ProtocolVersion.ToString(CultureInfo.InvariantCulture);
        if (offered.Count > 0 && !offered.Contains(ours))
        {
            PluginLog.Error(
                "The host does not support the protocol version of this provider.",
                ("ours", ours), ("host", string.Join(',', offered)));
        }
    }
}
