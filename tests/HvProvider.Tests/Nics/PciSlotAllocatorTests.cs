using CsCheck;
using HvProvider.Domains;
using HvProvider.Domains.Pci;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Tests.Nics;

public sealed class PciSlotAllocatorTests
{
    [Fact]
    public void A_q35_guest_gets_its_first_free_root_port() =>
        Assert.Equal("0000:07:00.0", Choose("q35.live", "q35.inactive"));

    [Fact]
    public void The_root_bus_of_a_pc_guest_has_free_slots_after_the_bridge_and_the_video_slot()
    {
        // Slots 3 and 4 are taken by different devices in the two definitions.
        Assert.Equal("0000:00:05.0", Choose("pc.live", "pc.inactive"));
        Assert.Equal("0000:00:04.0", FreeIn(DomainXml.Parse(
            GoldenXml.Text("pc.live").Replace("slot='0x04'", "slot='0x09'", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("s390.inactive", "virtio")]
    [InlineData("q35.live", "usb-net")]
    public void No_address_is_chosen_for_NICs_that_are_not_on_PCI(string definition, string model) =>
        Assert.IsType<PciChoice.NoPci>(PciSlotAllocator.Choose([GoldenXml.Domain(definition)], model));

    [Fact]
    public void A_guest_without_controllers_has_no_PCI() =>
        Assert.IsType<PciChoice.NoPci>(PciSlotAllocator.Choose([Domain("")], "virtio"));

    [Theory]
    [InlineData("R1 R2 d1.0 d2.0", "NoneFree { HotPluggableSlots = 2, Unused = 0 }")]
    [InlineData("E0", "NoneFree { HotPluggableSlots = 0, Unused = 0 }")]
    [InlineData("E0 D1", "NoneFree { HotPluggableSlots = 0, Unused = 0 }")]
    [InlineData("R1 R2 d1.0", "Free { Address = 0000:02:00.0 }")]
    [InlineData("R2 R1", "Free { Address = 0000:01:00.0 }")]
    [InlineData("B1 R2 d1.1", "Free { Address = 0000:02:00.0 }")]
    [InlineData("B1 R2 d1.1 d2.0", "Free { Address = 0000:01:02.0 }")]
    [InlineData("P1", "Free { Address = 0000:01:01.0 }")]
    [InlineData("S1 d1.0f3", "NoneFree { HotPluggableSlots = 1, Unused = 0 }")]
    [InlineData("O1 R2", "Free { Address = 0000:02:00.0 }")]
    [InlineData("O1", "NoneFree { HotPluggableSlots = 0, Unused = 0 }")]
    public void The_best_hot_pluggable_slot_is_chosen(string devices, string expected) =>
        Assert.Equal(expected, PciSlotAllocator.Choose([Domain(devices)], "virtio").ToString());

    [Theory]
    [InlineData("R1 R2", "R1 R2 d1.0", "Free { Address = 0000:02:00.0 }")]
    [InlineData("R1 R2 d1.0", "R1 R2 d2.0", "NoneFree { HotPluggableSlots = 2, Unused = 0 }")]
    [InlineData("R1", "R1 R2 d1.0", "NoneFree { HotPluggableSlots = 1, Unused = 0 }")]
    [InlineData("R1 R2 d1.0", "R1", "NoneFree { HotPluggableSlots = 1, Unused = 0 }")]
    [InlineData("R1 R3", "R2 R3", "Free { Address = 0000:03:00.0 }")]
    [InlineData("R1", "E0 D1", "NoneFree { HotPluggableSlots = 0, Unused = 0 }")]
    [InlineData("R1", "O1", "NoneFree { HotPluggableSlots = 0, Unused = 0 }")]
    [InlineData("B1", "R1", "NoneFree { HotPluggableSlots = 0, Unused = 0 }")]
    [InlineData("R1", "", "NoneFree { HotPluggableSlots = 0, Unused = 0 }")]
    [InlineData("", "R1", "NoneFree { HotPluggableSlots = 0, Unused = 0 }")]
    public void A_slot_must_be_free_and_hot_pluggable_in_both_definitions(string live, string config, string expected) =>
        Assert.Equal(expected, PciSlotAllocator.Choose([Domain(live), Domain(config)], "virtio").ToString());

    [Fact]
    public void A_used_slot_is_never_chosen() =>
        Gen.Select(Devices, Devices).Sample((live, config) =>
        {
            DomainXml[] definitions = [Domain(live), Domain(config)];
            if (PciSlotAllocator.Choose(definitions, "virtio") is not PciChoice.Free(var address))
            {
                return;
            }
            // Not by the allocator's own reading: by the text of the documents.
            var used = $"d{address.Bus}.{address.Slot}";
            Assert.DoesNotContain(used, live.Split(' ').Concat(config.Split(' ')));
            Assert.Contains(live.Split(' '), device => device is [not 'd' and not 'E' and not 'D', ..] && Bus(device) == address.Bus);
            Assert.Contains(config.Split(' '), device => device is [not 'd' and not 'E' and not 'D', ..] && Bus(device) == address.Bus);
            Assert.Equal(PciAddressProblem.None, PciSlotAllocator.Check(address, definitions, []));
        });

    [Theory]
    [InlineData("0000:07:00.0", PciAddressProblem.None)]
    [InlineData("0000:03:00.0", PciAddressProblem.InUse)]
    [InlineData("0000:01:00.0", PciAddressProblem.InUse)]
    [InlineData("0000:05:00.4", PciAddressProblem.InUse)]
    [InlineData("0000:00:03.0", PciAddressProblem.NotHotPluggable)]
    [InlineData("0000:07:00.1", PciAddressProblem.NotHotPluggable)]
    [InlineData("0000:00:1f.2", PciAddressProblem.InUse)]
    [InlineData("0000:00:00.1", PciAddressProblem.NoSuchPlace)]
    [InlineData("0000:07:01.0", PciAddressProblem.NoSuchPlace)]
    [InlineData("0000:09:00.0", PciAddressProblem.NoSuchPlace)]
    [InlineData("0001:07:00.0", PciAddressProblem.NoSuchPlace)]
    public void A_configured_address_is_checked_against_both_definitions(string address, object problem) => Assert.Equal(
        problem,
        PciSlotAllocator.Check(
            PciAddress.Parse(address), [GoldenXml.Domain("q35.live"), GoldenXml.Domain("q35.inactive")], []));

    [Theory]
    [InlineData("0000:00:01.0", PciAddressProblem.InUse)]
    [InlineData("0000:00:02.0", PciAddressProblem.None)]
    [InlineData("0000:00:03.0", PciAddressProblem.InUse)]
    [InlineData("0000:00:05.0", PciAddressProblem.None)]
    public void Slot_1_of_a_pc_guest_is_reserved_even_without_a_device(string address, object problem) => Assert.Equal(
        problem,
        PciSlotAllocator.Check(
            PciAddress.Parse(address),
            [DomainXml.Parse(GoldenXml.Text("pc.live").Replace("slot='0x01'", "slot='0x08'", StringComparison.Ordinal))],
            []));

    [Fact]
    public void A_NIC_that_is_detached_does_not_block_its_own_address()
    {
        DomainXml[] definitions = [GoldenXml.Domain("q35.live"), GoldenXml.Domain("q35.inactive")];
        var mac = MacAddress.Parse(Macs.Ours);
        Nic[] both = [.. definitions.Select(definition => definition.Nics.Single(nic => nic.Mac == mac))];
        var address = PciAddress.Parse("0000:03:00.0");
        Assert.Equal(PciAddressProblem.None, PciSlotAllocator.Check(address, definitions, both));
        Assert.Equal(PciAddressProblem.InUse, PciSlotAllocator.Check(address, definitions, both[..1]));
        Assert.Equal(PciAddressProblem.InUse, PciSlotAllocator.Check(PciAddress.Parse("0000:02:00.0"), definitions, both));
    }

    private static readonly Gen<string> Devices = Gen.Select(
        Gen.Shuffle(new[] { "E0", "R1", "R2", "B3", "P4", "O5", "D6" }),
        Gen.Int[0, 7],
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 3], (bus, slot) => $"d{bus}.{slot}").Array[0, 12],
        (controllers, count, devices) => string.Join(' ', controllers.Take(count).Concat(devices)));

    private static string FreeIn(params DomainXml[] definitions) =>
        Assert.IsType<PciChoice.Free>(PciSlotAllocator.Choose(definitions, "virtio")).Address.ToString();

    private static string Choose(params string[] golden) => FreeIn([.. golden.Select(GoldenXml.Domain)]);

    private static int Bus(string controller) => controller[1] - '0';

    /// <summary>
    /// Controllers as kind and index (E pcie-root, R root port, O root port without hot-plug, S switch port, B pci-bridge,
    /// P pcie-to-pci-bridge, D dmi-to-pci-bridge), devices as d(bus).(slot), f(function) if not 0.
    /// </summary>
    private static DomainXml Domain(string devices) => DomainXml.Parse(
        "<domain><name>x</name><os><type arch='x86_64' machine='q35'>hvm</type></os><devices>"
        + string.Concat(devices.Split(' ').Where(device => device != "").Select(Device)) + "</devices></domain>");

    private static string Device(string device)
    {
        if (device[0] == 'd')
        {
            var parts = device[1..].Split('.', 'f');
            var function = parts.Length > 2 ? parts[2] : "0";
            return $"<sound><address type='pci' bus='{parts[0]}' slot='{parts[1]}' function='{function}'/></sound>";
        }

        var (model, target) = device[0] switch
        {
            'E' => ("pcie-root", ""),
            'R' => ("pcie-root-port", "<target chassis='1'/>"),
            'O' => ("pcie-root-port", "<target chassis='1' hotplug='off'/>"),
            'S' => ("pcie-switch-downstream-port", ""),
            'B' => ("pci-bridge", ""),
            'P' => ("pcie-to-pci-bridge", ""),
            _ => ("dmi-to-pci-bridge", ""),
        };
        return $"<controller type='pci' index='{Bus(device)}' model='{model}'>{target}</controller>";
    }
}
