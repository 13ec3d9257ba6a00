package main

import "encoding/binary"

const (
	// customer and provider are the EtherTypes of the two kinds of VLAN tag, 802.1Q and 802.1ad.
	customer = 0x8100
	provider = 0x88a8

	etherTypeIPv4 = 0x0800
	etherTypeARP  = 0x0806
	etherTypeIPv6 = 0x86dd
	// etherTypeProbe is the one that the standard leaves to local experiments.
	etherTypeProbe = 0x88b5

	udpPort = 0x88b5
	// shortest is a length that the loss of two tags does not make too short: then somebody may add bytes at the end.
	shortest     = 72
	magic        = "hvprobe1"
	stampLength  = len(magic) + 6 + 1 + 4
	ethernetSize = 14
)

// tag is an 802.1Q or 802.1ad tag in front of a frame's EtherType.
type tag struct {
	protocol uint16
	vid      uint16
}

// stamp is what every frame of a probe carries at its end: who sent it, of which kind, and which one of that kind it is.
type stamp struct {
	sender   mac
	kind     int
	sequence uint32
}

// frame builds the frame of a NIC up to the stamp, which is at the end even of a padded frame.
func frame(destination, sender mac, etherType uint16, tags []tag, payload []byte) []byte {
	bytes := append(append([]byte{}, destination[:]...), sender[:]...)
	for _, tag := range tags {
		bytes = binary.BigEndian.AppendUint16(bytes, tag.protocol)
		bytes = binary.BigEndian.AppendUint16(bytes, tag.vid)
	}
	bytes = append(binary.BigEndian.AppendUint16(bytes, etherType), payload...)
	for len(bytes) < shortest-stampLength {
		bytes = append(bytes, 0)
	}
	return append(bytes, make([]byte, stampLength)...)
}

// put writes the stamp into the frame's last bytes.
func (s stamp) put(frame []byte) {
	bytes := frame[len(frame)-stampLength:]
	copy(bytes, magic)
	bytes = bytes[len(magic):]
	copy(bytes, s.sender[:])
	bytes[len(s.sender)] = byte(s.kind)
	binary.BigEndian.PutUint32(bytes[len(s.sender)+1:], s.sequence)
}

// readStamp finds the stamp of a probe's frame.
func readStamp(frame []byte) (stamp, bool) {
	if len(frame) < stampLength {
		return stamp{}, false
	}
	bytes := frame[len(frame)-stampLength:]
	if string(bytes[:len(magic)]) != magic {
		return stamp{}, false
	}
	bytes = bytes[len(magic):]
	var s stamp
	copy(s.sender[:], bytes)
	s.kind = int(bytes[len(s.sender)])
	s.sequence = binary.BigEndian.Uint32(bytes[len(s.sender)+1:])
	return s, s.kind < len(kinds)
}

func plainFrame(destination mac) func(mac) []byte {
	return func(sender mac) []byte { return frame(destination, sender, etherTypeProbe, nil, nil) }
}

func taggedFrame(tags ...tag) func(mac) []byte {
	return func(sender mac) []byte { return frame(broadcast, sender, etherTypeProbe, tags, nil) }
}

// arpRequest asks, as a sender without an address, for one that nobody has (198.51.100.1).
func arpRequest(sender mac) []byte {
	body := []byte{0, 1, 8, 0, 6, 4, 0, 1}
	body = append(append(body, sender[:]...), 0, 0, 0, 0)
	body = append(body, 0, 0, 0, 0, 0, 0, 198, 51, 100, 1)
	return frame(broadcast, sender, etherTypeARP, nil, body)
}

func ipv4Broadcast(sender mac) []byte {
	return frame(broadcast, sender, etherTypeIPv4, nil, ipv4([4]byte{255, 255, 255, 255}))
}

// The groups are of the kind that snooping bridges never hold back: 224.0.0.x, and all nodes (ff02::1).
func ipv4Multicast(sender mac) []byte {
	return frame(mac{0x01, 0x00, 0x5e, 0x00, 0x00, 0xfa}, sender, etherTypeIPv4, nil, ipv4([4]byte{224, 0, 0, 250}))
}

func ipv6Multicast(sender mac) []byte {
	return frame(mac{0x33, 0x33, 0x00, 0x00, 0x00, 0x01}, sender, etherTypeIPv6, nil, ipv6(sender))
}

// ipv4 is the head of a UDP datagram from 0.0.0.0. The stamp is its content; the checksum of UDP is left out.
func ipv4(destination [4]byte) []byte {
	length := shortest - ethernetSize
	head := []byte{0x45, 0, byte(length >> 8), byte(length), 0, 0, 0, 0, 1, 17, 0, 0, 0, 0, 0, 0}
	head = append(head, destination[:]...)
	binary.BigEndian.PutUint16(head[10:], ^sum(head))
	return append(head, udp(length-20)...)
}

// ipv6 is the head of a UDP datagram from the sender's link-local address to all nodes. Its UDP checksum is not right: the
// content changes with every frame, and probes read frames, not datagrams.
func ipv6(sender mac) []byte {
	length := 8 + stampLength
	head := []byte{0x60, 0, 0, 0, byte(length >> 8), byte(length), 17, 1}
	head = append(head, 0xfe, 0x80, 0, 0, 0, 0, 0, 0,
		sender[0]^2, sender[1], sender[2], 0xff, 0xfe, sender[3], sender[4], sender[5])
	head = append(head, 0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)
	return append(head, udp(length)...)
}

func udp(length int) []byte {
	return []byte{udpPort >> 8, udpPort & 0xff, udpPort >> 8, udpPort & 0xff, byte(length >> 8), byte(length), 0, 0}
}

// sum is the Internet's checksum before its last inversion.
func sum(bytes []byte) uint16 {
	total := uint32(0)
	for i := 0; i+1 < len(bytes); i += 2 {
		total += uint32(binary.BigEndian.Uint16(bytes[i:]))
	}
	for total>>16 != 0 {
		total = total&0xffff + total>>16
	}
	return uint16(total)
}
