/** How long the line with a chunk's size may be: engines write no extensions. */
const longestLine = 1_024;

/**
 * The chunked transfer coding (RFC 9112 §7.1), taken off as it arrives, in pieces that begin and end anywhere. Trailers are
 * passed over.
 */
export class ChunkedDecoder {
  private line = '';
  private left = 0;
  private at: 'size' | 'data' | 'data-end' | 'trailer' | 'end' = 'size';

  /** Whether the last chunk has come; without it an answer was cut off. */
  get isEnded(): boolean {
    return this.at === 'end';
  }

  /**
   * @param take is given each part of the content, as a range of `piece`
   * @throws Error where this is not the coding
   */
  decode(piece: Buffer, end: number, take: (from: number, to: number) => void, start = 0): void {
    for (let from = start; from < end && this.at !== 'end';) {
      if (this.at === 'data') {
        const to = Math.min(end, from + this.left);
        take(from, to);
        this.left -= to - from;
        from = to;
        if (this.left === 0) this.at = 'data-end';
        continue;
      }
      const octet = piece[from++] as number;
      if (octet !== 0x0a) {
        if (this.line.length === longestLine) throw new Error('a chunk has no size');
        this.line += String.fromCharCode(octet);
        continue;
      }
      const line = this.line.trimEnd();
      this.line = '';
      if (this.at === 'size') this.begin(line);
      else if (this.at === 'data-end') this.at = 'size';
      else if (line === '') this.at = 'end';
    }
  }

  private begin(line: string): void {
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(line)?.[1];
    if (size === undefined) throw new Error('a chunk has no size');
    this.left = Number.parseInt(size, 16);
    this.at = this.left === 0 ? 'trailer' : 'data';
  }
}
