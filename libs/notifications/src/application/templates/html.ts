/** Markup that may stand in a page as it is. Only `html` makes it. */
export class Html {
  constructor(readonly markup: string) {}
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** One after the other. */
export function joined(parts: readonly Html[]): Html {
  return new Html(parts.map(({ markup }) => markup).join(''));
}

/** A template literal in which every value is escaped, for text and for quoted attributes; other `Html` is taken as it is. */
export function html(strings: TemplateStringsArray, ...values: (string | number | Html)[]): Html {
  const parts = values.map((value) => (value instanceof Html ? value.markup : escape(String(value))));
  return new Html(String.raw({ raw: strings }, ...parts));
}
