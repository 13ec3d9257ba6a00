using System.Text;

namespace HvProvider.Hosts.Commands;

/// <summary>Reads text of untrusted length.</summary>
internal static class BoundedText
{
    private const int BlockSize = 16 * 1024;

    /// <summary>The complete text; null if it exceeds the limit.</summary>
    public static async Task<string?> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var block = new byte[BlockSize];
        while (await stream.ReadAsync(block, cancellationToken) is var count and > 0)
        {
            if (count > limit - text.Length)
            {
                return null;
            }

            text.Write(block.AsSpan(0, count));
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
