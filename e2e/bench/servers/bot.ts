/** A bot for the memory row: echoes WebSocket messages, swallows uploads, pours out downloads of `/download?bytes=`. Prints its port by IPC. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const chunk = Buffer.alloc(64 * 1024, 'x');

function pour(res: ServerResponse, left: number): void {
  let rest = left;
  while (rest > 0) {
    const part = rest >= chunk.length ? chunk : chunk.subarray(0, rest);
    rest -= part.length;
    if (res.write(part)) continue;
    res.once('drain', () => pour(res, rest));
    return;
  }
  res.end();
}

const server = createServer({ requestTimeout: 0 }, (req, res) => {
  const bytes = Number(new URL(req.url ?? '/', 'http://bot').searchParams.get('bytes') ?? 0);
  if (req.method === 'GET') {
    res.writeHead(200, { 'content-length': bytes });
    pour(res, bytes);
    return;
  }
  let got = 0;
  req.on('data', (part: Buffer) => void (got += part.length));
  req.on('end', () => res.end(String(got)));
});
new WebSocketServer({ server }).on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));

// The parent is gone: nothing is left behind.
process.on('disconnect', () => process.exit());
