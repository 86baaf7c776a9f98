/** An act that isn't done, with a sentence for the person who tried. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413,
    sentence: string,
  ) {
    super(sentence);
  }
}
