using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Oracles;

// The running oracle of tests/Oracles/cty: each request and each response is a line of JSON.
public sealed class CtyOracle : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Process _process = Process.Start(new ProcessStartInfo(GoProgram.Build("cty"))
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    internal CtyReply Ask(TfType type, string from, byte[] data)
    {
        var request = new StringBuilder("{\"type\":").Append(type.ToJson())
            .Append(",\"from\":\"").Append(from)
            .Append("\",\"data\":\"").Append(Convert.ToBase64String(data)).Append("\"}");
        string? line;
        lock (_lock)
        {
            _process.StandardInput.WriteLine(request);
            _process.StandardInput.Flush();
            line = _process.StandardOutput.ReadLine();
        }

        using var reply = JsonDocument.Parse(line ?? throw new InvalidOperationException("The oracle has ended."));
        var root = reply.RootElement;
        return new CtyReply(
            root.TryGetProperty("error", out var error) ? error.GetString() : null,
            root.TryGetProperty("msgpack", out var msgPack) ? msgPack.GetBytesFromBase64() : [],
            root.TryGetProperty("json", out var json) ? json.GetBytesFromBase64() : null,
            root.GetProperty("whollyKnown").GetBoolean(),
            root.TryGetProperty("type", out var typeJson) ? typeJson.GetString() : null);
    }

    public void Dispose()
    {
        // It exits at the end of its input.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
