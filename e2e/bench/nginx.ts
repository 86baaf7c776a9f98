import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@moorage/kernel/testing';

export interface Nginx {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts nginx in the foreground with a configuration of its own. @param http what goes into `http { }`, given the port to listen on. */
export async function startNginx(workers: number | 'auto', http: (port: number) => string): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'moorage-bench-nginx-'));
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  await writeFile(
    file,
    `worker_processes ${workers};
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  keepalive_requests 1000000000;
  keepalive_timeout 300s;
  ${http(port)}
}
`,
  );
  const child = spawn('nginx', ['-c', file, '-e', join(folder, 'error.log')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  // Also where this process is ended by a signal: nothing is left behind.
  const end = () => void child.kill('SIGTERM');
  process.once('exit', end);
  await eventually(() => reachable(port));
  return {
    port,
    pid: child.pid ?? Number.NaN,
    async stop() {
      process.off('exit', end);
      const ended = once(child, 'exit');
      end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function reachable(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** The bot of the throughput rows: 1 KiB, at a speed that is nobody's bottleneck. */
export const startUpstream = (): Promise<Nginx> =>
  startNginx(
    1,
    (port) =>
      `server { listen 127.0.0.1:${port} backlog=1024; location / { default_type text/plain; return 200 "${'x'.repeat(1024)}"; } }`,
  );

/**
 * nginx in front of the bot, asking Moorage about each request, set up as `forward-auth.ts` documents it: kept-alive connections to
 * bot and Moorage alike, as many workers as cores.
 */
export const startNginxWithAuthRequest = (upstreamPort: number, moorage: number): Promise<Nginx> =>
  startNginx(
    'auto',
    (port) => `
  upstream the_bot { server 127.0.0.1:${upstreamPort}; keepalive 64; keepalive_requests 1000000000; }
  upstream moorage { server 127.0.0.1:${moorage}; keepalive 64; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port} backlog=1024;
    location / {
      auth_request /_moorage_verify;
      auth_request_set $moorage_id        $upstream_http_x_platform_user_id;
      auth_request_set $moorage_email     $upstream_http_x_platform_user_email;
      auth_request_set $moorage_name      $upstream_http_x_platform_user_name;
      auth_request_set $moorage_tenant    $upstream_http_x_platform_tenant_id;
      auth_request_set $moorage_role      $upstream_http_x_platform_role;
      auth_request_set $moorage_assertion $upstream_http_x_platform_assertion;
      auth_request_set $moorage_cookie    $upstream_http_x_moorage_cookie;
      proxy_set_header X-Platform-User-Id    $moorage_id;
      proxy_set_header X-Platform-User-Email $moorage_email;
      proxy_set_header X-Platform-User-Name  $moorage_name;
      proxy_set_header X-Platform-Tenant-Id  $moorage_tenant;
      proxy_set_header X-Platform-Role       $moorage_role;
      proxy_set_header X-Platform-Assertion  $moorage_assertion;
      proxy_set_header Cookie                $moorage_cookie;
      proxy_set_header Host                  $http_host;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_pass http://the_bot;
    }
    location = /_moorage_verify {
      internal;
      proxy_pass http://moorage/api/proxy/verify;
      proxy_pass_request_body off;
      proxy_set_header Content-Length "";
      proxy_set_header X-Original-URL    $scheme://$http_host$request_uri;
      proxy_set_header X-Original-Method $request_method;
      proxy_set_header X-Forwarded-Host "";
      proxy_http_version 1.1;
      proxy_set_header Connection "";
    }
  }`,
  );
