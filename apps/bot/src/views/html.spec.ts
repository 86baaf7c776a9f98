import { html } from './html.ts';

describe('html', () => {
  it('escapes what is put into it, in text and in attributes', () => {
    const evil = `<script>"&'`;

    expect(html`<a title="${evil}">${evil}</a>`.text).toBe(
      '<a title="&#60;script&#62;&#34;&#38;&#39;">&#60;script&#62;&#34;&#38;&#39;</a>',
    );
  });

  it('takes HTML, lists and nothing as they are', () => {
    expect(
      html`<ul>
        ${[1, 2].map((n) => html`<li>${n}</li>`)}${null}${undefined}${false}
      </ul>`.text,
    ).toBe('<ul><li>1</li><li>2</li></ul>');
  });
});
