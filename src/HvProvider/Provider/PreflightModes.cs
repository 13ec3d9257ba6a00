using HvProvider.Hypervisor;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Provider;

/// <summary>The values of <c>preflight</c>.</summary>
internal static class PreflightModes
{
    /// <summary>Rejects other values.</summary>
    public static readonly Validator<string> Validator =
        new OneOf(Text(PreflightMode.Enforce), Text(PreflightMode.Warn), Text(PreflightMode.Off));

    /// <summary>The value for a mode.</summary>
    public static string Text(PreflightMode mode) => mode switch
    {
        PreflightMode.Enforce => "enforce",
        PreflightMode.Warn => "warn",
        _ => "off",
    };

    /// <summary>The mode. Without a value, findings are enforced; with one that is not yet known, pre-flight is off.</summary>
    public static PreflightMode Read(Tf<string> configured) =>
        configured.IsUnknown ? PreflightMode.Off
        : configured.IsNull ? PreflightMode.Enforce
        : Enum.GetValues<PreflightMode>().FirstOrDefault(mode => Text(mode) == configured.Value);
}
