import type { IncomingMessage } from 'node:http';
import { Refusal } from '../team/refusal.ts';

const MAX_FORM_BYTES = 64 * 1024;

/** One posted form. */
export interface Form {
  /** A field without the blanks around it; empty where it is missing. @throws Refusal where it is too long */
  text(name: string, maxLength?: number): string;
}

/** Reads an urlencoded form. @throws Refusal 413 */
export async function readForm(req: IncomingMessage): Promise<Form> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    const piece = chunk as Buffer;
    bytes += piece.length;
    if (bytes > MAX_FORM_BYTES) throw new Refusal(413, 'That is too much for one form.');
    chunks.push(piece);
  }
  const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  return {
    text: (name, maxLength = 200) => {
      const value = (fields.get(name) ?? '').trim();
      if (value.length > maxLength) throw new Refusal(400, `"${name}" is longer than ${maxLength} characters.`);
      return value;
    },
  };
}
