using System.Collections.Concurrent;
using System.Globalization;
using Hypervisors;
using Hypervisors.Contents;
using Hypervisors.Guests;

namespace Acceptance.Tests.Fixtures;

/// <summary>
/// The shared hypervisor for one class, which draws every name and MAC address here. A class that leaves something behind fails when
/// it is done.
/// </summary>
public sealed class HypervisorLease(HypervisorFixture fixture) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Exception> _failures = [];

    public Hypervisor Hypervisor => fixture.Hypervisor;

    /// <summary>How long something may stay. A tap that another class is just attaching has no domain yet.</summary>
    internal TimeSpan CleanTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public ValueTask InitializeAsync()
    {
        fixture.Open(this);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await fixture.AssertCleanAsync(this, "the class", _ => true);
        }
        finally
        {
            fixture.Close(this);
        }

        if (!_failures.IsEmpty)
        {
            throw new AggregateException(_failures);
        }
    }

    /// <summary>A name of a domain, a network, a bridge or a file that nothing else has.</summary>
    public string DrawName(string stem)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{fixture.Draw()}");
        Add(name);
        return name;
    }

    /// <summary>Makes another name, such as a drawn one with an ending, one of this class.</summary>
    public void Add(string name) => _names[name] = true;

    /// <summary>A MAC address that nothing else has.</summary>
    public string DrawMac()
    {
        var number = fixture.Draw();
        return string.Create(CultureInfo.InvariantCulture, $"52:54:00:d0:{number >> 8:x2}:{number & 0xff:x2}");
    }

    /// <summary>
    /// Keeps names, which an example or a guide dictates, from other classes. Where the reservation ends, nothing may have them.
    /// </summary>
    internal async Task<NameReservation> ReserveAsync(CancellationToken cancellationToken, params string[] names)
    {
        // In one order everywhere, so that two classes never wait for each other.
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            await fixture.ReserveAsync(name, cancellationToken);
            _names[name] = true;
        }

        return new NameReservation(() => ReleaseAsync(names));
    }

    /// <summary>Defines a guest by a drawn name.</summary>
    internal Task<Guest> DefineGuestAsync(string stem, GuestOptions options, CancellationToken cancellationToken) =>
        Hypervisor.DefineGuestAsync(DrawName(stem), options, cancellationToken);

    /// <summary>Whether the name is one of this class; a tap is its domain's.</summary>
    internal bool Owns(HostItem item) => _names.ContainsKey(OwnerOf(item));

    private static string OwnerOf(HostItem item) => item.Domain ?? item.Name.Split(' ')[0];

    // An exception here would hide that of the test, so the class fails when it is done.
    private async Task ReleaseAsync(string[] names)
    {
        try
        {
            await fixture.AssertCleanAsync(
                this, $"the test that reserved {string.Join(", ", names)}", item => names.Contains(OwnerOf(item)));
        }
        catch (TimeoutException exception)
        {
            _failures.Add(exception);
        }
        finally
        {
            foreach (var name in names)
            {
                _names.TryRemove(name, out _);
                fixture.Release(name);
            }
        }
    }
}
