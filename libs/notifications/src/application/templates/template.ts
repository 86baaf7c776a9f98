import type { Html } from './html.ts';

/** How one kind of mail reads. */
export interface Template<Data> {
  subject(data: Data): string;
  /** For readers without HTML; lines of their own length. */
  text(data: Data): string;
  html(data: Data): Html;
}

/** A mail as it reads. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
