using System.Globalization;
using TerraformPlugin.Logging;

namespace TerraformPlugin.Hosting;

/// <summary>The choice of a protocol version. There is one to choose from.</summary>
internal static class Negotiation
{
    /// <summary>
    /// A host that does not speak ours is told so by the handshake line, as go-plugin does it: the host then shows both
    /// sides' versions to the user, who would learn nothing from a plugin that just exits.
    /// </summary>
    public static void Check(IReadOnlyList<string> offered)
    {
        var ours = HandshakeLine.ProtocolVersion.ToString(CultureInfo.InvariantCulture);
        if (offered.Count > 0 && !offered.Contains(ours))
        {
            PluginLog.Error(
                "The host does not speak this provider's protocol version.",
                ("ours", ours), ("host", string.Join(',', offered)));
        }
    }
}
