package main

import (
	"syscall"
	"unsafe"
)

const (
	socketLevelPacket    = 263
	addMembership        = 1
	statistics           = 6
	auxiliaryData        = 8
	ignoreOutgoing       = 23
	promiscuous          = 1
	forceReceiveBuffer   = 33
	receiveBuffer        = 4 << 20
	statusTagged         = 0x10
	statusTagProtocol    = 0x40
	batch                = 32
	frameSize            = 256
	controlSize          = 64
	auxiliaryDataSize    = 20
	allProtocolsBigOrder = 0x0300
)

// openSocket opens the one socket that sends and hears on all NICs.
func openSocket() (int, error) {
	socket, err := syscall.Socket(syscall.AF_PACKET, syscall.SOCK_RAW|syscall.SOCK_CLOEXEC, allProtocolsBigOrder)
	if err != nil {
		return 0, err
	}
	// Tags that the kernel took off a frame are told beside it.
	if err := syscall.SetsockoptInt(socket, socketLevelPacket, auxiliaryData, 1); err != nil {
		return 0, err
	}
	if err := syscall.SetsockoptInt(socket, socketLevelPacket, ignoreOutgoing, 1); err != nil {
		return 0, err
	}
	return socket, syscall.SetsockoptInt(socket, syscall.SOL_SOCKET, forceReceiveBuffer, receiveBuffer)
}

// hearEverything lets the NIC pass on what is not for it: other stations' frames, and tags that nobody here uses.
func hearEverything(socket int, nic *nic) {
	request := struct {
		index   int32
		kind    uint16
		length  uint16
		address [8]byte
	}{index: int32(nic.index), kind: promiscuous}
	_, _, number := syscall.Syscall6(syscall.SYS_SETSOCKOPT, uintptr(socket), socketLevelPacket, addMembership,
		uintptr(unsafe.Pointer(&request)), unsafe.Sizeof(request), 0)
	if number != 0 {
		complain(nic.name, number)
	}
}

// sendRound sends one frame of every kind on every NIC whose link is up.
func (w *watcher) sendRound() {
	for _, nic := range w.nics {
		if !nic.carrier {
			continue
		}
		address := syscall.SockaddrLinklayer{Ifindex: nic.index}
		for kind, frame := range nic.frames {
			stamp{nic.mac, kind, nic.sent[kind]}.put(frame)
			// A NIC may go at any moment; what was not sent is not counted.
			if syscall.Sendto(w.socket, frame, 0, &address) == nil {
				nic.sent[kind]++
			}
		}
		w.changes++
	}
}

type messageHeader struct {
	header syscall.Msghdr
	length uint32
	_      [4]byte
}

// inbox is where the kernel puts many frames in one call.
type inbox struct {
	headers   [batch]messageHeader
	parts     [batch]syscall.Iovec
	frames    [batch][frameSize]byte
	addresses [batch]syscall.RawSockaddrLinklayer
	controls  [batch][controlSize]byte
}

var box inbox

// receiveAll counts every frame that has arrived meanwhile.
func (w *watcher) receiveAll() {
	for {
		count := box.fill(w.socket)
		for i := 0; i < count; i++ {
			index := int(box.addresses[i].Ifindex)
			nic := w.byIndex(index)
			if nic == nil {
				continue
			}
			frame := box.frames[i][:min(int(box.headers[i].length), frameSize)]
			nic.heard.count(readFrame(frame, box.strippedTag(i)))
			w.changes++
		}
		if count < batch {
			break
		}
	}
	w.countDrops()
}

func (b *inbox) fill(socket int) int {
	for i := range b.headers {
		b.parts[i] = syscall.Iovec{Base: &b.frames[i][0], Len: frameSize}
		header := &b.headers[i].header
		header.Name = (*byte)(unsafe.Pointer(&b.addresses[i]))
		header.Namelen = uint32(unsafe.Sizeof(b.addresses[i]))
		header.Iov = &b.parts[i]
		header.Iovlen = 1
		header.Control = &b.controls[i][0]
		header.Controllen = controlSize
	}
	count, _, number := syscall.Syscall6(syscall.SYS_RECVMMSG, uintptr(socket), uintptr(unsafe.Pointer(&b.headers[0])),
		batch, syscall.MSG_DONTWAIT, 0, 0)
	if number != 0 {
		// Nothing there, or a NIC went down: the next round tells.
		return 0
	}
	return int(count)
}

// strippedTag is the tag that the kernel took off the frame, if there was one.
func (b *inbox) strippedTag(i int) []tag {
	length := int(b.headers[i].header.Controllen)
	messages, err := syscall.ParseSocketControlMessage(b.controls[i][:min(length, controlSize)])
	if err != nil {
		return nil
	}
	for _, message := range messages {
		if message.Header.Level != socketLevelPacket || message.Header.Type != auxiliaryData || len(message.Data) < auxiliaryDataSize {
			continue
		}
		status := native.Uint32(message.Data)
		if status&statusTagged == 0 {
			return nil
		}
		stripped := tag{customer, native.Uint16(message.Data[16:]) & 0xfff}
		if status&statusTagProtocol != 0 {
			stripped.protocol = native.Uint16(message.Data[18:])
		}
		return []tag{stripped}
	}
	return nil
}

// countDrops adds up the frames that came faster than they were read: with one of them, no count is a proof.
func (w *watcher) countDrops() {
	var counts [2]uint32
	size := uint32(unsafe.Sizeof(counts))
	_, _, number := syscall.Syscall6(syscall.SYS_GETSOCKOPT, uintptr(w.socket), socketLevelPacket, statistics,
		uintptr(unsafe.Pointer(&counts)), uintptr(unsafe.Pointer(&size)), 0)
	if number == 0 && counts[1] != 0 {
		w.dropped += counts[1]
		w.changes++
	}
}

func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}
