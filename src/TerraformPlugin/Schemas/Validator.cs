namespace TerraformPlugin.Schemas;

/// <summary>A rule about one known value of a configuration. Null and unknown values are not validated.</summary>
/// <typeparam name="T">The .NET type of the value.</typeparam>
public abstract class Validator<T>
{
    /// <summary>The rule, as the end of a sentence that starts with the attribute: <c>must be between 1 and 4094</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Reports to <paramref name="context"/> if the value violates the rule.</summary>
    public abstract void Validate(T value, ValidationContext context);
}
