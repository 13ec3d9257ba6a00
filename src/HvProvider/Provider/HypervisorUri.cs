using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Provider;

/// <summary>Parses the libvirt URI and rejects URIs that can never work, before anything is contacted.</summary>
internal static class HypervisorUri
{
    /// <summary>The URI; null with an error if it is invalid or not supported.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">The source of the text: the attribute or the environment variable.</param>
    /// <param name="path">The attribute, if it is the source.</param>
    /// <param name="diagnostics">Receives the errors.</param>
    public static LibvirtUri? Parse(string text, string origin, AttributePath? path, DiagnosticList diagnostics)
    {
        if (!LibvirtUri.TryParse(text, out var uri, out var error))
        {
            diagnostics.AddError("Invalid libvirt URI", $"{origin} must be a libvirt URI such as \"qemu:///system\": {error}", path);
            return null;
        }

        if (uri.Transport != LibvirtTransport.Unix)
        {
            diagnostics.AddError(
                "Remote hypervisor not supported yet",
                $"{origin} is \"{text}\". Only local unix sockets are supported so far. Run Terraform on the hypervisor, or forward its "
                + "socket (ssh -N -L /tmp/kvm.sock:/run/libvirt/libvirt-sock HOST) and set "
                + "\"qemu:///system?socket=/tmp/kvm.sock\".",
                path);
            return null;
        }

        return uri;
    }
}
