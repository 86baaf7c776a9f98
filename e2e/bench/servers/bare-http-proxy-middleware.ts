/** Bare forwarding as a Node service would have it: http-proxy-middleware 4, a keep-alive agent, and no check of anything. argv: upstream port. */
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProxyMiddleware } from 'http-proxy-middleware';

const forward = createProxyMiddleware({
  target: `http://127.0.0.1:${process.argv[2]}`,
  agent: new Agent({ keepAlive: true, maxSockets: Infinity }),
});
const server = createServer((req, res) => void forward(req, res, () => res.writeHead(502).end()));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));

// The parent is gone: nothing is left behind.
process.on('disconnect', () => process.exit());
