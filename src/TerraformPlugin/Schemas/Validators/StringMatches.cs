namespace TerraformPlugin.Schemas;

/// <summary>The string has a certain form. The form is a method, so that nothing is built at start-up.</summary>
/// <param name="matches">Whether a string has the form.</param>
/// <param name="rule">The form, as the end of a sentence: <c>must be six pairs of hexadecimal digits</c>.</param>
public sealed class StringMatches(Func<string, bool> matches, string rule) : Validator<string>
{
    /// <inheritdoc/>
    public override string Description => rule;

    /// <inheritdoc/>
    public override void Validate(string value, ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!matches(value))
        {
            context.AddError(rule, Quoted.Text(value));
        }
    }
}
