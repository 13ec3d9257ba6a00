namespace TerraformPlugin.Schemas;

/// <summary>A rule about one known value of a configuration. It is never asked about null or unknown.</summary>
/// <typeparam name="T">The .NET type of the value.</typeparam>
public abstract class Validator<T>
{
    /// <summary>The rule, as the end of a sentence that starts with the attribute: <c>must be between 1 and 4094</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Reports to <paramref name="context"/> when the value breaks the rule.</summary>
    public abstract void Validate(T value, ValidationContext context);
}
