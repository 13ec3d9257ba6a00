using System.Text;
using HvProvider.Resources.NetworkAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class PrivateStateTests
{
    [Fact]
    public void What_has_its_default_is_left_out() =>
        Assert.Equal("""{"domain_name":"web01"}""", Encoding.UTF8.GetString(new PrivateState("web01").Encode().Span));

    [Theory]
    [InlineData("""{"domain_name":"web01"}""")]
    [InlineData("""{"domain_name":"web01","network":false,"imported":false,"bandwidth":""}""")]
    public void Defaults_are_read_with_and_without_their_members(string text) =>
        Assert.Equal(new PrivateState("web01"), PrivateState.Decode(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Flags_are_written_and_read()
    {
        var state = new PrivateState("web01", IsNetwork: true, IsImported: true) { IsTakenOver = true };
        Assert.Equal(state, PrivateState.Decode(state.Encode()));
    }
}
