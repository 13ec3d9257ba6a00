namespace TerraformPlugin.Lifetime;

/// <summary>The plugin cannot start. The message is for the operator.</summary>
internal sealed class LaunchException(string message, Exception? inner = null) : Exception(message, inner);
