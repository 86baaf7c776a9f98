import { html } from './html.ts';

describe('html', () => {
  it('escapes every value, for text and for attributes', () => {
    expect(html`<a href="${'"><script>'}">${`<b> & 'c'`}</a>`.markup).toBe(
      '<a href="&quot;&gt;&lt;script&gt;">&lt;b&gt; &amp; &#39;c&#39;</a>',
    );
  });

  it('takes markup of its own as it is', () => {
    expect(html`<p>${html`<b>${'1 < 2'}</b>`} ${3}</p>`.markup).toBe('<p><b>1 &lt; 2</b> 3</p>');
  });

  it('leaves backslashes of a value alone', () => {
    expect(html`${'\\n $& $1'}`.markup).toBe('\\n $&amp; $1');
  });
});
