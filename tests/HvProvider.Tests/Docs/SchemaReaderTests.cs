using System.Text;
using DocsGenerator;
using DocsGenerator.Schemas;

namespace HvProvider.Tests.Docs;

public sealed class SchemaReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"provider_schemas":{}}""")]
    [InlineData("""{"provider_schemas":{"registry.terraform.io/other/hv":{"provider":{"block":{}}}}}""")]
    [InlineData("""{"provider_schemas":{"registry.terraform.io/hv/hv":{}}}""")]
    [InlineData("""{"provider_schemas":{"registry.terraform.io/hv/hv":{"provider":{"block":{"attributes":{"a":{"type":"odd"}}}}}}}""")]
    [InlineData("""{"provider_schemas":{"registry.terraform.io/hv/hv":{"provider":{"block":{"attributes":{"a":{"type":["tuple",[]]}}}}}}}""")]
    [InlineData("""{"provider_schemas":{"registry.terraform.io/hv/hv":{"provider":{"block":{"block_types":{"b":{"block":{}}}}}}}}""")]
    public void What_is_not_the_schema_of_this_provider_is_an_error_with_a_message(string json) =>
        Assert.NotEmpty(Assert.Throws<GeneratorException>(() => SchemaReader.Read(Encoding.UTF8.GetBytes(json))).Message);
}
