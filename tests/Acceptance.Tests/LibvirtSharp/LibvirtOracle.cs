using System.Text.Json;
using Hypervisors;

namespace Acceptance.Tests.Libvirt;

/// <summary>libvirt's own client, asked in Python: an answer as JSON, an error as its code and domain.</summary>
internal sealed class LibvirtOracle(Hypervisor hypervisor)
{
    private const string Script = """
        import json, sys, libvirt
        libvirt.registerErrorHandler(lambda *_: None, None)
        conn = libvirt.open("qemu:///system")
        def show(o):
            if isinstance(o, libvirt.virDomain):
                return [o.name(), o.UUIDString(), o.ID()]
            return [o.name(), o.UUIDString()]
        try:
            answer = eval(sys.argv[1])
        except libvirt.libvirtError as e:
            answer = {"code": e.get_error_code(), "domain": e.get_error_domain()}
        print(json.dumps(answer, default=show))
        """;

    /// <summary>Evaluates an expression over <c>conn</c> and <c>libvirt</c>.</summary>
    public async Task<JsonElement> AskAsync(string expression)
    {
        var token = TestContext.Current.CancellationToken;
        var output = await hypervisor.RunAsync(["python3", "-c", Script, expression], token);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    public async Task<string> AskTextAsync(string expression) => (await AskAsync(expression)).GetString()!;

    public async Task<long> AskNumberAsync(string expression) => (await AskAsync(expression)).GetInt64();

    /// <summary>The error that libvirt's own client gets.</summary>
    public async Task<(int Code, int Domain)> AskErrorAsync(string expression)
    {
        var answer = await AskAsync(expression);
        Assert.Equal(JsonValueKind.Object, answer.ValueKind);
        return (answer.GetProperty("code").GetInt32(), answer.GetProperty("domain").GetInt32());
    }
}
