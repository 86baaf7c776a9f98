import type { Html } from './html.ts';

/** How one kind of mail reads; dates in it as its reader prefers (BCP 47), where they chose. */
export interface Template<Data> {
  subject(data: Data): string;
  /** For readers without HTML; lines of their own length. */
  text(data: Data, locale?: string): string;
  html(data: Data, locale?: string): Html;
}

/** A mail as it reads. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
