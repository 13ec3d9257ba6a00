using System.Text;
using TerraformPlugin.Hosting;

namespace TerraformPlugin.Tests.Hosting;

public sealed class CrashReportTests
{
    [Fact]
    public void The_report_starts_with_the_line_by_which_Terraform_detects_a_crash()
    {
        using var output = new MemoryStream();

        CrashReport.Write(new InvalidOperationException("first\nsecond", new ArgumentException("inner")), output);

        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n');
        Assert.Equal("panic: System.InvalidOperationException: first second", lines[0]);
        Assert.Equal("", lines[1]);
        Assert.Contains(lines, line => line.Contains("inner", StringComparison.Ordinal));
    }
}
