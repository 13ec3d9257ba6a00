namespace HvProvider.Commands.Map;

/// <summary>How a map is written.</summary>
internal enum MapFormat
{
    /// <summary>For the terminal.</summary>
    Text,

    /// <summary>For documents.</summary>
    Svg,

    /// <summary>For programs.</summary>
    Json,
}
