using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Provider;

/// <summary>Reads the hypervisor's URI. What can never work is said here, before anything is contacted.</summary>
internal static class HypervisorUri
{
    /// <summary>The URI; null when the text is none, or none that can be reached, which the diagnostics say.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">Where it stands: the attribute, or the environment variable.</param>
    /// <param name="path">The attribute, if it stands in one.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
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
                $"{origin} is \"{text}\", but only a unix socket of this machine can be used so far. Run Terraform on the "
                + "hypervisor itself, or bring its socket here (ssh -N -L /tmp/kvm.sock:/run/libvirt/libvirt-sock HOST) and set "
                + "\"qemu:///system?socket=/tmp/kvm.sock\".",
                path);
            return null;
        }

        return uri;
    }
}
