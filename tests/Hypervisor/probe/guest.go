package main

import (
	"os"
	"strings"
	"syscall"
)

// welcome is what a guest does with every NIC that comes: up at once, for only then there is a carrier to see, and the
// kernel gives itself an address (fe80::). A guest of packet tests has more addresses.
func welcome(packets bool) func(*nic) {
	socket := must(syscall.Socket(syscall.AF_NETLINK, syscall.SOCK_RAW|syscall.SOCK_CLOEXEC, syscall.NETLINK_ROUTE))
	if packets {
		settleDown()
	}
	return func(nic *nic) {
		// What fails here has just been unplugged.
		if err := bringUp(socket, nic); err != nil {
			complain(nic.name, err)
		} else if packets {
			if err := giveAddresses(socket, nic); err != nil {
				complain("addresses of "+nic.name, err)
			}
		}
	}
}

func bringUp(socket int, nic *nic) error {
	fixed := append(make([]byte, 4), native.AppendUint32(nil, uint32(nic.index))...)
	fixed = native.AppendUint32(native.AppendUint32(fixed, flagUp), flagUp)
	return newChange(syscall.RTM_SETLINK, fixed).send(socket)
}

// printNics prints one line for the test when something has changed: NICS UPTIME [NAME,MAC,PCI-ADDRESS,CARRIER ...].
func printNics(w *watcher, before string) string {
	var now strings.Builder
	for _, nic := range w.nics {
		if nic.present {
			carrier := "down"
			if nic.carrier {
				carrier = "up"
			}
			now.WriteString(" " + nic.name + "," + nic.mac.String() + "," + nic.pci + "," + carrier)
		}
	}
	// The first line says that there is none.
	line := "NICS" + now.String()
	if line != before {
		os.Stdout.WriteString("NICS " + uptime() + now.String() + "\n")
	}
	return line
}

func uptime() string {
	text, err := os.ReadFile("/proc/uptime")
	if err != nil {
		return "0"
	}
	return strings.Fields(string(text))[0]
}
