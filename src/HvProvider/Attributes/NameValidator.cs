using TerraformPlugin.Schemas;

namespace HvProvider.Attributes;

/// <summary>A rule that says itself what is wrong, as the rest of a sentence.</summary>
/// <param name="find">Finds what is wrong; null when nothing is.</param>
internal sealed class NameValidator(Func<string, string?> find) : Validator<string>
{
    public override string Description => "";

    public override void Validate(string value, ValidationContext context)
    {
        if (find(value) is { } problem)
        {
            context.AddError(problem, $"\"{value}\"");
        }
    }
}
