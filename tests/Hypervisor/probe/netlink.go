package main

import (
	"encoding/binary"
	"syscall"
)

// native is the byte order of both machines that this runs on.
var native = binary.LittleEndian

// netlinkRequest is one request to the kernel's routing, being written.
type netlinkRequest struct {
	bytes []byte
}

const netlinkHeader = 16

// newRequest begins a request that creates something, with the fixed part that its kind has.
func newRequest(kind uint16, fixed []byte) *netlinkRequest {
	return begin(kind, syscall.NLM_F_CREATE|syscall.NLM_F_REPLACE, fixed)
}

// newChange begins a request that changes what is there.
func newChange(kind uint16, fixed []byte) *netlinkRequest {
	return begin(kind, 0, fixed)
}

func begin(kind, flags uint16, fixed []byte) *netlinkRequest {
	bytes := make([]byte, netlinkHeader, 128)
	native.PutUint16(bytes[4:], kind)
	native.PutUint16(bytes[6:], syscall.NLM_F_REQUEST|syscall.NLM_F_ACK|flags)
	return &netlinkRequest{append(bytes, fixed...)}
}

func (r *netlinkRequest) attribute(kind uint16, value []byte) *netlinkRequest {
	r.bytes = native.AppendUint16(r.bytes, uint16(4+len(value)))
	r.bytes = native.AppendUint16(r.bytes, kind)
	r.bytes = append(r.bytes, value...)
	for len(r.bytes)%4 != 0 {
		r.bytes = append(r.bytes, 0)
	}
	return r
}

func (r *netlinkRequest) number(kind uint16, value uint32) *netlinkRequest {
	return r.attribute(kind, native.AppendUint32(nil, value))
}

// send waits for the kernel's answer.
func (r *netlinkRequest) send(socket int) error {
	native.PutUint32(r.bytes, uint32(len(r.bytes)))
	if err := syscall.Sendto(socket, r.bytes, 0, &syscall.SockaddrNetlink{Family: syscall.AF_NETLINK}); err != nil {
		return err
	}
	answer := make([]byte, 4096)
	length, _, err := syscall.Recvfrom(socket, answer, 0)
	if err != nil {
		return err
	}
	messages, err := syscall.ParseNetlinkMessage(answer[:length])
	if err != nil {
		return err
	}
	for _, message := range messages {
		if message.Header.Type == syscall.NLMSG_ERROR {
			if number := -int32(native.Uint32(message.Data)); number != 0 {
				return syscall.Errno(number)
			}
		}
	}
	return nil
}
