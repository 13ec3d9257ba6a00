// The oracle for the value codecs: go-cty, which is what Terraform itself uses.
//
// It reads one JSON request per line and answers with one JSON line each:
//
//	{"type": <cty type JSON>, "from": "msgpack"|"json", "data": <base64>}
//	→ {"type": <the type again>, "msgpack": <base64>, "json": <base64, or absent>, "whollyKnown": bool} or {"error": <text>}
//
// The value is decoded from the given form and encoded again in both (there is no JSON for unknown values).
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
	"github.com/zclconf/go-cty/cty/msgpack"
)

type request struct {
	Type cty.Type `json:"type"`
	From string   `json:"from"`
	Data []byte   `json:"data"`
}

type response struct {
	MsgPack     []byte `json:"msgpack,omitempty"`
	JSON        []byte `json:"json,omitempty"`
	WhollyKnown bool   `json:"whollyKnown"`
	Type        string `json:"type,omitempty"`
	Error       string `json:"error,omitempty"`
}

func answer(line []byte) (reply response) {
	// cty panics on some values instead of returning an error.
	defer func() {
		if problem := recover(); problem != nil {
			reply = response{Error: fmt.Sprint("panic: ", problem)}
		}
	}()

	var req request
	if err := json.Unmarshal(line, &req); err != nil {
		return response{Error: "request: " + err.Error()}
	}

	var val cty.Value
	var err error
	switch req.From {
	case "msgpack":
		val, err = msgpack.Unmarshal(req.Data, req.Type)
	case "json":
		val, err = ctyjson.Unmarshal(req.Data, req.Type)
	default:
		err = fmt.Errorf("unknown form %q", req.From)
	}
	if err != nil {
		return response{Error: "decode: " + err.Error()}
	}

	reply.WhollyKnown = val.IsWhollyKnown()
	if typeJSON, err := req.Type.MarshalJSON(); err == nil {
		reply.Type = string(typeJSON)
	}
	if reply.MsgPack, err = msgpack.Marshal(val, req.Type); err != nil {
		return response{Error: "encode msgpack: " + err.Error()}
	}
	if reply.WhollyKnown {
		// An error here is an infinity; the JSON is then left out.
		reply.JSON, _ = ctyjson.Marshal(val, req.Type)
	}
	return reply
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	for in.Scan() {
		if err := enc.Encode(answer(in.Bytes())); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := out.Flush(); err != nil {
			os.Exit(1)
		}
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
