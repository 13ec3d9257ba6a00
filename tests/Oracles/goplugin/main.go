// A plugin on HashiCorp's own go-plugin that serves the handshake with AutoMTLS and the health service, and nothing
// else: what our start-up is measured against, and a second opinion on our go-plugin client.
package main

import (
	"context"

	plugin "github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
)

// nothing is a plugin without a service of its own. go-plugin adds health, controller, broker and stdio itself.
type nothing struct {
	plugin.NetRPCUnsupportedPlugin
}

func (nothing) GRPCServer(*plugin.GRPCBroker, *grpc.Server) error { return nil }

func (nothing) GRPCClient(context.Context, *plugin.GRPCBroker, *grpc.ClientConn) (interface{}, error) {
	return nil, nil
}

func main() {
	plugin.Serve(&plugin.ServeConfig{
		HandshakeConfig: plugin.HandshakeConfig{
			ProtocolVersion:  6,
			MagicCookieKey:   "TF_PLUGIN_MAGIC_COOKIE",
			MagicCookieValue: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
		},
		VersionedPlugins: map[int]plugin.PluginSet{6: {"nothing": nothing{}}},
		GRPCServer:       plugin.DefaultGRPCServer,
	})
}
