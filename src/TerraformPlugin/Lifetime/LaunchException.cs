namespace TerraformPlugin.Lifetime;

/// <summary>The plugin cannot start; the message is for the person who started it.</summary>
internal sealed class LaunchException(string message, Exception? inner = null) : Exception(message, inner);
