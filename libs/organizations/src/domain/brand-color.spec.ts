import fc from 'fast-check';
import { contrast, parseColor, shadesOf } from './brand-color.ts';

describe('the colour of an organisation', () => {
  it('is six digits, in small letters', () => {
    expect(parseColor('#0F6380')).toBe('#0f6380');
    for (const wrong of ['', '0f6380', '#0f638', '#0f63800', '#0f638g', 'red', 'rgb(1,2,3)', '#0f6380;', '#٠f6380'])
      expect(() => parseColor(wrong)).toThrow(expect.objectContaining({ code: 'ORG.COLOR_INVALID' }));
  });

  it('knows contrast as WCAG counts it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
  });

  it('stays as chosen where it can be seen', () => {
    expect(shadesOf('#3089a9')).toEqual({
      light: { fill: '#3089a9', text: '#000000' },
      dark: { fill: '#3089a9', text: '#000000' },
    });
  });

  it('is darkened on white and lightened on dark where it could not be seen', () => {
    expect(shadesOf('#ffee00').light.fill).not.toBe('#ffee00');
    expect(shadesOf('#ffee00').dark.fill).toBe('#ffee00');
    expect(shadesOf('#000080').light.fill).toBe('#000080');
    expect(shadesOf('#000080').dark.fill).not.toBe('#000080');
  });

  it('can be seen on both, and read on, whichever it is', () => {
    const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(anyColor, (color) => {
        const { light, dark } = shadesOf(color);
        expect(contrast(light.fill, '#ffffff')).toBeGreaterThanOrEqual(3);
        expect(contrast(dark.fill, '#1e2b35')).toBeGreaterThanOrEqual(3);
        for (const { fill, text } of [light, dark]) expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
