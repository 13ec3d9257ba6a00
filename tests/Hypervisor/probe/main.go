// Command probe sends one frame of every kind from every NIC, twice a second, and counts what arrives: on which NIC, from
// whom, of which kind, with which VLAN tags. Tests compare two of its reports: what A sent, B has heard or has not.
//
// In a guest (-guest) it is also what tells the console about the NICs, and it gives them addresses. It runs several
// times on one emulated CPU, so everything happens in one loop that wakes four times a second.
package main

import (
	"flag"
	"io"
	"os"
	"strings"
	"time"
)

const (
	tick           = 250 * time.Millisecond
	ticksPerRound  = 2
	ticksPerReport = 4
	portTimeout    = 20 * time.Second
)

func main() {
	guest := flag.Bool("guest", false, "be a guest's agent: bring up every NIC, print NICS lines on standard output")
	packets := flag.Bool("packets", false, "send and count frames")
	host := flag.String("host", "", "the name of the reporting host")
	file := flag.String("report", "", "the file that always holds the latest report")
	port := flag.String("port", "", "the device that takes every report as one line: PROBE {...}")
	exclude := flag.String("exclude", "", "NICs to leave alone, separated by commas")
	flag.Parse()

	watcher := &watcher{excluded: append(strings.Split(*exclude, ","), "lo"), physicalOnly: *guest}
	if *packets {
		watcher.socket = must(openSocket())
	}
	if *guest {
		watcher.appeared = welcome(*packets)
	}

	run(watcher, newReporter(*host, *file, openPort(*port)), *guest, *packets)
}

func run(watcher *watcher, reporter *reporter, guest, packets bool) {
	nicsLine := ""
	for number, next := 0, time.Now(); ; number++ {
		if packets {
			watcher.receiveAll()
		}
		watcher.refresh()
		if guest {
			nicsLine = printNics(watcher, nicsLine)
		}
		if packets && number%ticksPerRound == 0 {
			watcher.sendRound()
		}
		if packets && number%ticksPerReport == 0 {
			reporter.report(watcher)
		}

		// After a pause of the whole machine there is nothing to catch up with.
		next = next.Add(tick)
		if wait := time.Until(next); wait > 0 {
			time.Sleep(wait)
		} else {
			next = time.Now()
		}
	}
}

// openPort waits for a device that the kernel may still be about to make.
func openPort(path string) io.Writer {
	if path == "" {
		return nil
	}
	for end := time.Now().Add(portTimeout); ; time.Sleep(tick) {
		port, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err == nil {
			return port
		}
		if time.Now().After(end) {
			die(err)
		}
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		die(err)
	}
	return value
}

func die(err error) {
	os.Stderr.WriteString("probe: " + err.Error() + "\n")
	os.Exit(1)
}

// complain tells of something that went wrong on a NIC that may just be going away.
func complain(what string, err error) {
	os.Stderr.WriteString("probe: " + what + ": " + err.Error() + "\n")
}
