/** Bytes of a stream, taken in whatever portions are asked for; no more than one of its pieces is kept. */
export class StreamBytes {
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);
  /** Of what `next` gave out. */
  private unread = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  /** @throws Error where the stream ends before */
  async take(length: number): Promise<Buffer> {
    const taken: Buffer[] = [];
    for (let missing = length; missing > 0;) {
      const piece = await this.piece(missing);
      taken.push(piece);
      missing -= piece.length;
    }
    return taken.length === 1 ? taken[0]! : Buffer.concat(taken);
  }

  /** So many bytes in pieces as they come; the rest of them is left to `skipRest`. */
  next(length: number): AsyncIterable<Buffer> {
    this.unread = length;
    return this.remaining();
  }

  async skipRest(): Promise<void> {
    for await (const _ of this.remaining()) void _;
  }

  /** Reads on to the end of the stream. */
  async drain(): Promise<void> {
    this.rest = Buffer.alloc(0);
    while ((await this.pieces.next()).done !== true);
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.pieces.return?.();
  }

  private async *remaining(): AsyncGenerator<Buffer, void, undefined> {
    while (this.unread > 0) {
      const piece = await this.piece(this.unread);
      this.unread -= piece.length;
      yield piece;
    }
  }

  private async piece(most: number): Promise<Buffer> {
    while (this.rest.length === 0) {
      const { done, value } = await this.pieces.next();
      if (done === true) throw new Error('The archive breaks off');
      this.rest = value;
    }
    const piece = this.rest.subarray(0, most);
    this.rest = this.rest.subarray(piece.length);
    return piece;
  }
}
