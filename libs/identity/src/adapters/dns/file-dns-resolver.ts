import { readFile } from 'node:fs/promises';
import { Logger } from '@nestjs/common';
import { z } from 'zod';
import { DnsResolver } from '../../application/ports/dns-resolver.port.ts';

const zone = z.record(z.string(), z.array(z.string()).nullable());

/**
 * Reads TXT records from a JSON file, `{"_moorage-challenge.acme.example": ["value"]}`, anew at each look; `null` in place of
 * the values stands for name servers that don't answer. For installations without a way out, and for tests.
 */
export class FileDnsResolver extends DnsResolver {
  private readonly log = new Logger(FileDnsResolver.name);

  constructor(private readonly path: string) {
    super();
  }

  override async txt(name: string): Promise<string[] | undefined> {
    try {
      const records = zone.parse(JSON.parse(await readFile(this.path, 'utf8')));
      const [, values] = Object.entries(records).find(([each]) => each.toLowerCase() === name.toLowerCase()) ?? [];
      return values === null ? undefined : (values ?? []);
    } catch (error) {
      this.log.warn({ err: error, path: this.path }, 'The file of DNS records could not be read');
      return undefined;
    }
  }
}
