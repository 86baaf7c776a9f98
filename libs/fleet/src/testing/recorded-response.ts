import { EventEmitter } from 'node:events';

/** The part of a response that a stream uses; `full` makes it say that its reader doesn't keep up. */
export class RecordedResponse extends EventEmitter {
  destroyed = false;
  readonly written: string[] = [];
  full = false;
  ended = false;

  writeHead(): this {
    return this;
  }

  write(text: string): boolean {
    this.written.push(text);
    return !this.full;
  }

  end(): void {
    this.ended = true;
  }

  get lines(): string[] {
    return this.written.filter((text) => text.startsWith('event: line'));
  }
}
