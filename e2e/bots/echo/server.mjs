/**
 * A bot that keeps just enough of the contract to be run, and answers every other request with all that reached it:
 * raw headers, trailers, body, and for a WebSocket the headers of its upgrade. What it can't find, no bot can.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const companies = new Map();
const json = (response, status, body) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const server = createServer(async (request, response) => {
  const body = await read(request);
  const { pathname } = new URL(request.url, 'http://bot');
  if (pathname === '/health') return json(response, 200, { status: 'ok', version: '1.0.0', commit: 'echo' });
  if (pathname === '/internal/provision/health')
    return json(response, 200, { ok: true, protocolVersion: 1, managed: true });
  if (pathname.startsWith('/internal/')) {
    if (request.headers.authorization !== `Bearer ${process.env.PROVISION_SECRET}`) return json(response, 401, {});
    return provision(request.method, pathname, body === '' ? {} : JSON.parse(body), response);
  }
  json(response, 200, {
    method: request.method,
    url: request.url,
    rawHeaders: request.rawHeaders,
    rawTrailers: request.rawTrailers,
    body,
  });
});

function provision(method, pathname, body, response) {
  if (pathname === '/internal/provision') {
    companies.set(body.tenantId, body.tenantId);
    return json(response, method === 'POST' ? 201 : 200, {
      tenantEntityId: body.tenantId,
      adminUserId: body.adminUser?.id,
    });
  }
  if (pathname === '/internal/members') return json(response, 200, { members: [] });
  return json(response, 200, { ok: true });
}

server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
  );
  const text = Buffer.from(JSON.stringify({ rawHeaders: request.rawHeaders }));
  // One unmasked text frame with a 16-bit length (RFC 6455 §5.2).
  socket.write(Buffer.concat([Buffer.from([0x81, 126, text.length >> 8, text.length & 0xff]), text]));
  socket.on('error', () => socket.destroy());
});
server.listen(Number(process.env.PORT), process.env.HOST ?? '0.0.0.0');
process.on('SIGTERM', () => process.exit(0));
