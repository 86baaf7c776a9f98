import { html } from './html.ts';

describe('html', () => {
  it('escapes what is put into it, in text and in attributes', () => {
    const evil = `<script>"&'`;

    expect(html`<a title="${evil}">${evil}</a>`.text).toBe(
      '<a title="&#60;script&#62;&#34;&#38;&#39;">&#60;script&#62;&#34;&#38;&#39;</a>',
    );
  });

  it('takes HTML, lists and nothing as they are', () => {
    const items = [1, 2].map((n) => html`<b>${n}</b>`);

    expect(html`<p>${items}${null}${undefined}${false}</p>`.text).toBe('<p><b>1</b><b>2</b></p>');
  });
});
