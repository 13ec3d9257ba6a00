package main

import (
	"os"
	"strings"
	"syscall"
)

type mac [6]byte

func (m mac) String() string {
	const digits = "0123456789abcdef"
	text := make([]byte, 0, 17)
	for i, b := range m {
		if i > 0 {
			text = append(text, ':')
		}
		text = append(text, digits[b>>4], digits[b&15])
	}
	return string(text)
}

// nic is a NIC with what was sent and heard on it. The same name with another MAC address is another one.
type nic struct {
	name    string
	mac     mac
	index   int
	pci     string
	present bool
	carrier bool

	frames [][]byte
	sent   []uint32
	heard  heard
}

// watcher knows the NICs that are there, and those that have been.
type watcher struct {
	excluded     []string
	physicalOnly bool
	socket       int
	appeared     func(*nic)
	welcomed     int
	nics         []*nic
	dropped      uint32
	changes      uint32
}

const (
	ethernet     = 1
	flagUp       = 0x1
	flagLowerUp  = 0x10000
	attributeMac = 1
)

// refresh looks which NICs are there. One that has just been brought up is looked at once more: it may have a carrier.
func (w *watcher) refresh() {
	for before := -1; before != w.welcomed; {
		before = w.welcomed
		w.look()
	}
}

func (w *watcher) look() {
	answer, err := syscall.NetlinkRIB(syscall.RTM_GETLINK, syscall.AF_UNSPEC)
	if err != nil {
		complain("list of NICs", err)
		return
	}
	messages, err := syscall.ParseNetlinkMessage(answer)
	if err != nil {
		complain("list of NICs", err)
		return
	}

	there := map[*nic]bool{}
	for i := range messages {
		if messages[i].Header.Type != syscall.RTM_NEWLINK {
			continue
		}
		link := parseLink(&messages[i])
		if link == nil || w.isExcluded(link.name) {
			continue
		}
		known := w.find(link)
		if known == nil {
			continue
		}
		there[known] = true
		if known.carrier != link.carrier || !known.present {
			known.carrier, known.present = link.carrier, true
			w.changes++
		}
	}
	for _, nic := range w.nics {
		if nic.present && !there[nic] {
			nic.present, nic.carrier = false, false
			w.changes++
		}
	}
}

// find is the NIC that the kernel now shows; one that has just come is welcomed. Nil for what is no hardware.
func (w *watcher) find(link *nic) *nic {
	for _, nic := range w.nics {
		if nic.mac == link.mac && nic.name == link.name && nic.index == link.index {
			return nic
		}
	}

	if w.physicalOnly {
		if link.pci = pciAddress(link.name); link.pci == "" {
			return nil
		}
	}
	// What came back under another index goes on with its numbers.
	nic := link
	for _, old := range w.nics {
		if old.mac == link.mac && old.name == link.name {
			nic = old
			nic.index, nic.pci = link.index, link.pci
		}
	}
	if nic == link {
		nic.sent = make([]uint32, len(kinds))
		for _, kind := range kinds {
			nic.frames = append(nic.frames, kind.build(nic.mac))
		}
		w.nics = append(w.nics, nic)
	}
	nic.present, nic.carrier = true, link.carrier
	w.changes++
	if w.socket != 0 {
		hearEverything(w.socket, nic)
	}
	if w.appeared != nil {
		w.appeared(nic)
		w.welcomed++
	}
	return nic
}

// byIndex is the present NIC that the kernel calls by that number.
func (w *watcher) byIndex(index int) *nic {
	for _, nic := range w.nics {
		if nic.present && nic.index == index {
			return nic
		}
	}
	return nil
}

func (w *watcher) isExcluded(name string) bool {
	for _, excluded := range w.excluded {
		if name == excluded {
			return true
		}
	}
	return false
}

func parseLink(message *syscall.NetlinkMessage) *nic {
	if len(message.Data) < syscall.SizeofIfInfomsg {
		return nil
	}
	info := message.Data
	if native.Uint16(info[2:]) != ethernet {
		return nil
	}
	attributes, err := syscall.ParseNetlinkRouteAttr(message)
	if err != nil {
		return nil
	}
	flags := native.Uint32(info[8:])
	link := &nic{index: int(native.Uint32(info[4:])), carrier: flags&flagUp != 0 && flags&flagLowerUp != 0}
	for _, attribute := range attributes {
		switch attribute.Attr.Type {
		case syscall.IFLA_IFNAME:
			link.name = strings.TrimRight(string(attribute.Value), "\x00")
		case attributeMac:
			copy(link.mac[:], attribute.Value)
		}
	}
	return link
}

// pciAddress is where the NIC is plugged in, or nothing when it is no hardware. A virtio NIC is a child of its PCI device.
func pciAddress(name string) string {
	path, err := os.Readlink("/sys/class/net/" + name)
	if err != nil || strings.Contains(path, "/virtual/") {
		return ""
	}
	parts := strings.Split(path, "/")
	parts = parts[:max(0, len(parts)-2)]
	for len(parts) > 0 && strings.HasPrefix(parts[len(parts)-1], "virtio") {
		parts = parts[:len(parts)-1]
	}
	if len(parts) == 0 {
		return ""
	}
	return parts[len(parts)-1]
}

func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}
