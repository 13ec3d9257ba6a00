package main

import (
	"io"
	"os"
	"sort"
	"strconv"
	"time"
)

// reporter writes everything counted since the start, whenever something has changed since it did so last.
type reporter struct {
	host    string
	file    string
	port    io.Writer
	started time.Time
	number  int
	changes uint32
	buffer  []byte
}

func newReporter(host, file string, port io.Writer) *reporter {
	return &reporter{host: host, file: file, port: port, started: time.Now()}
}

func (r *reporter) report(w *watcher) {
	if r.number > 0 && r.changes == w.changes {
		return
	}
	r.number++
	r.changes = w.changes
	r.buffer = r.append(r.buffer[:0], w)
	if r.file != "" {
		r.replaceFile()
	}
	if r.port != nil {
		r.printLine()
	}
}

// A reader sees the report before or this one, never half of it.
func (r *reporter) replaceFile() {
	temporary := r.file + ".new"
	err := os.WriteFile(temporary, append(r.buffer, '\n'), 0o644)
	if err == nil {
		err = os.Rename(temporary, r.file)
	}
	if err != nil {
		complain("report", err)
	}
}

func (r *reporter) printLine() {
	line := make([]byte, 0, len(r.buffer)+8)
	line = append(line, "PROBE "...)
	line = append(append(line, r.buffer...), '\n')
	if _, err := r.port.Write(line); err != nil {
		complain("report", err)
	}
}

func (r *reporter) append(b []byte, w *watcher) []byte {
	b = append(append(b, `{"host":"`...), r.host...)
	b = strconv.AppendInt(append(b, `","report":`...), int64(r.number), 10)
	b = strconv.AppendFloat(append(b, `,"uptime":`...), time.Since(r.started).Seconds(), 'f', 2, 64)
	b = strconv.AppendUint(append(b, `,"dropped":`...), uint64(w.dropped), 10)
	b = append(b, `,"nics":[`...)
	for i, nic := range w.nics {
		if i > 0 {
			b = append(b, ',')
		}
		b = nic.append(b)
	}
	return append(b, `]}`...)
}

func (n *nic) append(b []byte) []byte {
	b = append(append(b, `{"name":"`...), n.name...)
	b = append(append(b, `","mac":"`...), n.mac.String()...)
	b = strconv.AppendBool(append(b, `","present":`...), n.present)
	b = strconv.AppendBool(append(b, `,"carrier":`...), n.carrier)
	b = append(b, `,"sent":{`...)
	for kind, count := range n.sent {
		b = appendCount(b, kind > 0, kinds[kind].name, count)
	}
	return append(n.heard.append(append(b, `},"heard":{`...)), `}}`...)
}

// append writes {SENDER: {TAGS: {KIND: COUNT}}} without its outermost braces.
func (h heard) append(b []byte) []byte {
	sightings := make([]sighting, 0, len(h))
	for s := range h {
		sightings = append(sightings, s)
	}
	sort.Slice(sightings, func(i, j int) bool { return sightings[i].before(&sightings[j]) })

	for i := range sightings {
		s := &sightings[i]
		newSender := i == 0 || s.sender != sightings[i-1].sender
		newTags := newSender || s.tags != sightings[i-1].tags
		if newSender {
			if i > 0 {
				b = append(b, `}},`...)
			}
			b = append(append(append(b, '"'), s.sender.String()...), `":{`...)
		}
		if newTags {
			if !newSender {
				b = append(b, `},`...)
			}
			b = append(append(append(b, '"'), s.tags...), `":{`...)
		}
		b = appendCount(b, !newTags, s.kind, h[*s])
	}
	if len(sightings) > 0 {
		b = append(b, `}}`...)
	}
	return b
}

func (s *sighting) before(other *sighting) bool {
	if s.sender != other.sender {
		return string(s.sender[:]) < string(other.sender[:])
	}
	if s.tags != other.tags {
		return s.tags < other.tags
	}
	return s.kind < other.kind
}

func appendCount(b []byte, comma bool, name string, count uint32) []byte {
	if comma {
		b = append(b, ',')
	}
	b = append(append(append(b, '"'), name...), `":`...)
	return strconv.AppendUint(b, uint64(count), 10)
}
