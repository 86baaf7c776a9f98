/** Bare forwarding over undici's `Pool.dispatch`, without a check of anything: what the fastest forwarder does alone. argv: upstream port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool, type Dispatcher } from 'undici';

const pool = new Pool(`http://127.0.0.1:${process.argv[2]}`, { connections: null });
const server = createServer((req, res) => {
  pool.dispatch(
    { path: req.url ?? '/', method: req.method as Dispatcher.HttpMethod, headers: { host: req.headers.host } },
    {
      onRequestStart() {
        // Nothing is counted, nothing can be aborted: bare.
      },
      onResponseStart: (_controller, status) => void res.writeHead(status, { 'content-length': 1024 }),
      onResponseData: (_controller, chunk) => void res.write(chunk),
      onResponseEnd: () => void res.end(),
      onResponseError: (_controller, error) => void res.destroy(error),
    },
  );
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));

// The parent is gone: nothing is left behind.
process.on('disconnect', () => process.exit());
