interface TextPart {
  readonly text: string;
  readonly isLink: boolean;
}

/** Splits text at the http(s) addresses in it. What ends a sentence is no part of one. */
export function splitLinks(text: string): TextPart[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((part, index) => ({ text: part, isLink: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
