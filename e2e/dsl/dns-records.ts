import { rename, writeFile } from 'node:fs/promises';

/** What DNS says to an application that reads it from a file. */
export class DnsRecords {
  private readonly records: Record<string, readonly string[] | null> = {};

  private constructor(readonly path: string) {}

  /** A file in which there is nothing yet. */
  static async in(path: string): Promise<DnsRecords> {
    const records = new DnsRecords(path);
    await records.write();
    return records;
  }

  /** TXT records; for null, the name servers give no answer. */
  async put(name: string, values: readonly string[] | null): Promise<void> {
    this.records[name] = values;
    await this.write();
  }

  private async write(): Promise<void> {
    // Moved into place, so that nobody reads half of it.
    await writeFile(`${this.path}.new`, JSON.stringify(this.records));
    await rename(`${this.path}.new`, this.path);
  }
}
