package main

import "encoding/binary"

// sighting is a frame as it was seen here.
type sighting struct {
	sender mac
	kind   string
	tags   string
}

// heard counts sightings.
type heard map[sighting]uint32

func (h *heard) count(s sighting) {
	if *h == nil {
		*h = heard{}
	}
	(*h)[s]++
}

// readFrame tells what a frame is. The tag that the kernel took off was its outermost one.
func readFrame(frame []byte, tags []tag) sighting {
	at := 12
	for at+4 <= len(frame) {
		protocol := binary.BigEndian.Uint16(frame[at:])
		if protocol != customer && protocol != provider {
			break
		}
		tags = append(tags, tag{protocol, binary.BigEndian.Uint16(frame[at+2:]) & 0xfff})
		at += 4
	}

	s := sighting{kind: kindOther, tags: describe(tags)}
	if stamp, ours := readStamp(frame); ours {
		s.sender, s.kind = stamp.sender, kinds[stamp.kind].name
	} else if len(frame) >= ethernetSize {
		copy(s.sender[:], frame[6:])
	}
	return s
}

// describe writes tags from the outside in: "30", "20.30", "ad20.30"; an untagged frame has none.
func describe(tags []tag) string {
	text := ""
	for i, tag := range tags {
		if i > 0 {
			text += "."
		}
		if tag.protocol != customer {
			text += "ad"
		}
		text += number(tag.vid)
	}
	return text
}
