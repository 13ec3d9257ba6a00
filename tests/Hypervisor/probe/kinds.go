package main

import "strconv"

// A kind is one way to send a frame that must not leave its VLAN.
type kind struct {
	name  string
	build func(sender mac) []byte
}

// kindOther is what a receiver calls frames that no probe sent.
const kindOther = "other"

var (
	broadcast = mac{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}
	// A group of no protocol, and a station that no bridge has ever heard of: bridges send both everywhere.
	unknownGroup   = mac{0x03, 0x00, 0x00, 0x00, 0x88, 0xb5}
	unknownStation = mac{0x02, 0x00, 0x00, 0x00, 0x88, 0xb5}
)

// kinds is every kind there is. A frame carries its kind's place in this list.
var kinds = allKinds()

func allKinds() []kind {
	list := []kind{
		{"broadcast", plainFrame(broadcast)},
		{"multicast", plainFrame(unknownGroup)},
		{"unicast", plainFrame(unknownStation)},
		{"arp", arpRequest},
		{"ipv4-broadcast", ipv4Broadcast},
		{"ipv4-multicast", ipv4Multicast},
		{"ipv6-multicast", ipv6Multicast},
	}
	// A sender that tags its frames itself.
	for _, vid := range []uint16{0, 20, 30, 40, 50} {
		list = append(list, kind{"tag-" + number(vid), taggedFrame(tag{customer, vid})})
	}
	// A sender that hopes for somebody who takes off the outer tag and obeys the inner one.
	for _, outer := range []struct {
		name     string
		protocol uint16
	}{{"double", customer}, {"ad", provider}} {
		for _, a := range []uint16{20, 30, 40} {
			for _, b := range []uint16{20, 30, 40} {
				if a != b {
					list = append(list, kind{
						outer.name + "-" + number(a) + "-" + number(b),
						taggedFrame(tag{outer.protocol, a}, tag{customer, b}),
					})
				}
			}
		}
	}
	// Last, since recorded frames carry the places of those above.
	return append(list, kind{"tag-1", taggedFrame(tag{customer, 1})})
}

func number(value uint16) string {
	return strconv.Itoa(int(value))
}
