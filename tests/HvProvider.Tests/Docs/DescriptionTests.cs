namespace HvProvider.Tests.Docs;

public sealed class DescriptionTests
{
    [Fact]
    public void Everything_in_a_schema_is_described() =>
        Assert.Empty(SchemaDescriptions.All.Where(d => string.IsNullOrWhiteSpace(d.Text)).Select(d => d.Path));

    [Fact]
    public void Descriptions_are_sentences_that_end_with_a_period() =>
        Assert.Empty(SchemaDescriptions.All.Where(d => !d.Text.EndsWith('.') || d.Text != d.Text.Trim()).Select(d => d.Path));
}
