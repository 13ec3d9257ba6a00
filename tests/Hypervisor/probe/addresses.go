package main

import (
	"os"
	"syscall"
)

const (
	noDuplicateCheck = 0x2
	onLink           = 0x4
	toTable          = 1
	ruleTable        = 15
	addressFlags     = 8
	scopeLink        = 253
	shared           = 99
)

// address is one of a NIC's addresses, in both families: those in 10.99.0.0/16 and fd99::/64 everybody has; those in
// 10.VID.0.0/16 and fd00:VID::/64 are of a VLAN, and the way to the others is that VLAN's router.
type address struct {
	vid uint32
}

// settleDown says how a guest that has several NICs behaves: each answers for its own addresses only.
func settleDown() {
	for _, scope := range []string{"all", "default"} {
		for _, setting := range [][2]string{
			{"ipv4/conf/" + scope + "/arp_ignore", "1"}, {"ipv4/conf/" + scope + "/arp_announce", "2"},
			{"ipv4/conf/" + scope + "/arp_filter", "1"}, {"ipv4/conf/" + scope + "/rp_filter", "0"},
			{"ipv6/conf/" + scope + "/accept_ra", "0"}, {"ipv6/conf/" + scope + "/accept_dad", "0"},
		} {
			if err := os.WriteFile("/proc/sys/net/"+setting[0], []byte(setting[1]), 0); err != nil {
				complain(setting[0], err)
			}
		}
	}
}

// giveAddresses derives a NIC's addresses from the last byte of its MAC address.
//
// A guest does not know on which VLAN it is, and is not to: it has an address of every VLAN, and answers from each of
// them by the way that would be right there.
func giveAddresses(socket int, nic *nic) error {
	for _, vid := range []uint32{shared, 20, 30, 40, 50} {
		for _, family := range []int{syscall.AF_INET, syscall.AF_INET6} {
			if err := (address{vid}).give(socket, nic, family); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a address) give(socket int, nic *nic, family int) error {
	own, prefix := a.of(nic.mac[5], family)
	if a.vid != shared {
		prefix = 8 * len(own)
	}
	fixed := append([]byte{byte(family), byte(prefix), 0, 0}, native.AppendUint32(nil, uint32(nic.index))...)
	request := newRequest(syscall.RTM_NEWADDR, fixed).attribute(syscall.IFA_LOCAL, own).attribute(syscall.IFA_ADDRESS, own)
	if family == syscall.AF_INET6 {
		request.number(addressFlags, noDuplicateCheck)
	}
	if err := request.send(socket); err != nil {
		return err
	}

	// A table of routes for what comes from this address.
	table := uint32(nic.index)*100 + a.vid
	network, length := a.of(0, family)
	if err := route(family, network, length, scopeLink, 0).number(syscall.RTA_OIF, uint32(nic.index)).
		number(syscall.RTA_TABLE, table).send(socket); err != nil {
		return err
	}
	if a.vid != shared {
		router, _ := a.of(1, family)
		if err := route(family, nil, 0, 0, onLink).attribute(syscall.RTA_GATEWAY, router).
			number(syscall.RTA_OIF, uint32(nic.index)).number(syscall.RTA_TABLE, table).send(socket); err != nil {
			return err
		}
	}
	return rule(family, own).number(ruleTable, table).send(socket)
}

// of is the address of that number in this network, and how long the network's part of it is. The digits of an IPv6
// address are those of the decimal number, for people to read.
func (a address) of(host byte, family int) ([]byte, int) {
	if family == syscall.AF_INET {
		return []byte{10, byte(a.vid), 0, host}, 16
	}
	address := make([]byte, 16)
	address[0] = 0xfd
	if a.vid == shared {
		address[1] = digits(shared)
	} else {
		address[3] = digits(byte(a.vid))
	}
	address[14], address[15] = host/100, digits(host%100)
	return address, 64
}

// digits is the number whose hexadecimal digits are the decimal ones of a number below 100.
func digits(value byte) byte {
	return value/10<<4 | value%10
}

func route(family int, destination []byte, length, scope int, flags uint32) *netlinkRequest {
	const static, unicast = 4, 1
	fixed := append([]byte{byte(family), byte(length), 0, 0, 0, static, byte(scope), unicast}, native.AppendUint32(nil, flags)...)
	request := newRequest(syscall.RTM_NEWROUTE, fixed)
	if destination != nil {
		request.attribute(syscall.RTA_DST, destination)
	}
	return request
}

func rule(family int, source []byte) *netlinkRequest {
	fixed := []byte{byte(family), 0, byte(8 * len(source)), 0, 0, 0, 0, toTable, 0, 0, 0, 0}
	return newRequest(syscall.RTM_NEWRULE, fixed).attribute(syscall.RTA_SRC, source)
}
