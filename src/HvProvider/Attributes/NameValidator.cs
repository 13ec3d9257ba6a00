using TerraformPlugin.Schemas;

namespace HvProvider.Attributes;

/// <summary>A validator for names, based on a function that describes the violation.</summary>
/// <param name="find">Returns the violation as the rest of a sentence, or null.</param>
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
