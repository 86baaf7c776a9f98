/** What the operator configured, validated at start. Documented in docs/operators/configuration.md. */
export abstract class Settings {
  /** Where the SPA and the API are reached, without a trailing slash, such as `http://localhost:4400`. */
  abstract readonly platformUrl: string;
  /** Bots live at `<slug>.<botsDomain>`; may carry a port, such as `localhost:4400`. */
  abstract readonly botsDomain: string;
  /** Distinguishes this installation's containers from another's on the same engine. */
  abstract readonly installationId: string;
  /** Addresses of reverse proxies whose X-Forwarded-For is believed; empty: none. */
  abstract readonly trustedProxies: readonly string[];
  /** Local state: bundles and data of the process runtime, snapshots. */
  abstract readonly dataDir: string;
  /** `web` serves requests, `worker` does durable work, `all` both. */
  abstract readonly role: 'all' | 'web' | 'worker';
  /** Whether cookies carry `Secure`: true wherever `platformUrl` is https. */
  abstract readonly secureCookies: boolean;
  /** What `PlatformSettings` start with, until a platform admin changes them. */
  abstract readonly orgVerificationRequired: boolean;
  abstract readonly defaultSeats: number | null;
  /** Whether organisations may publish bot apps to others (`canHost`). */
  abstract readonly hostOrgsEnabled: boolean;
  abstract readonly fleet: FleetSettings;
  abstract readonly mail: MailSettings;
  abstract readonly session: SessionSettings;
  abstract readonly dns: DnsSettings;
}

export interface FleetSettings {
  /** `auto` takes Docker where an engine answers, else child processes. */
  readonly runtime: 'auto' | 'docker' | 'process';
  /** The Engine's address: `unix:///var/run/docker.sock`, `tcp://host:2376`. */
  readonly dockerHost: string;
  /** PEM files for a TCP engine with TLS. */
  readonly dockerTls?: { readonly ca: string; readonly cert: string; readonly key: string };
  /** How Moorage reaches a container: by its port on 127.0.0.1, or over the instance's network when it is in a container itself. */
  readonly reach: 'loopback' | 'network';
  /** Registry and repository prefixes that instances may run. */
  readonly imageAllowlist: readonly string[];
  /** The image of the default bot app, as an OCI reference. */
  readonly botImage: string;
  /** Folder of the default bot app's bundle: what the process runtime runs under the name of `botImage`. */
  readonly botBundle: string;
  /** Whether new releases are looked for at the images' registries, or among what the runtime holds already. */
  readonly registry: 'remote' | 'held';
  /** A file in the form of Docker's `config.json` with user names and passwords of registries. */
  readonly registryAuthFile?: string;
  readonly botMemoryMb: number;
  readonly botCpus: number;
  readonly botPids: number;
  /** How many bots of one container host rollouts may update at the same time. */
  readonly rolloutParallel: number;
  /** Seconds a request waits for an instance that is being changed before it gets the 503 page. */
  readonly proxyHoldSeconds: number;
  readonly proxyForwarder: 'undici' | 'node-http';
}

export interface MailSettings {
  /** `smtp://…` or `smtps://…`; absent: mails stay in Postgres and are read in the admin section. */
  readonly smtpUrl?: string;
  readonly from: string;
}

export interface SessionSettings {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

/** How DNS is asked whether a domain is an organisation's. */
export interface DnsSettings {
  /** Addresses of recursive name servers, with a port where it isn't 53; empty: those of the machine. */
  readonly servers: readonly string[];
  /** How long a look may take; each server has a quarter of it for a try. */
  readonly timeoutSeconds: number;
  /** A JSON file that is read instead: for installations without a way out, and for tests. */
  readonly file?: string;
}
