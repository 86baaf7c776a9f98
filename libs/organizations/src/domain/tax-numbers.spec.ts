import fc from 'fast-check';
import { gstinCheckDigit, gstinProblem, panOf, panProblem, udyamProblem } from './tax-numbers.ts';

describe('a GSTIN', () => {
  it.each(['27AAPFU0939F1ZV', '29AAGCB7383J1Z4', '24AAACC1206D1ZM'])('may be %s', (gstin) => {
    expect(gstinProblem(gstin)).toBeUndefined();
  });

  it.each([
    ['', 'has 15 characters'],
    ['27AAPFU0939F1Z', 'has 15 characters'],
    ['27AAPFU0939F1ZVV', 'has 15 characters'],
    ['27aapfu0939f1zv', 'has 15 characters'],
    ['27AAPFU0939F0ZV', 'has 15 characters'],
    ['00AAPFU0939F1ZV', 'has the code 00'],
    ['39AAPFU0939F1ZV', 'has the code 39'],
    ['27AAPDU0939F1ZV', 'are a PAN'],
    ['27AAPFU0939F1ZW', 'mistyped'],
    ['27AAPFU0993F1ZV', 'mistyped'],
  ])('may not be %j: it says why', (gstin, reason) => {
    expect(gstinProblem(gstin)).toContain(reason);
  });

  it('contains a PAN', () => {
    expect(panOf('27AAPFU0939F1ZV')).toBe('AAPFU0939F');
    expect(panProblem(panOf('27AAPFU0939F1ZV'))).toBeUndefined();
  });

  it('shows a single wrong character', () => {
    const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const first14 = '27AAPFU0939F1Z';
    fc.assert(
      fc.property(fc.nat({ max: 13 }), fc.constantFrom(...alphabet), (index, character) => {
        fc.pre(first14[index] !== character);
        const mistyped = `${first14.slice(0, index)}${character}${first14.slice(index + 1)}`;
        return gstinCheckDigit(mistyped) !== gstinCheckDigit(first14);
      }),
    );
  });
});

describe('a PAN', () => {
  it.each(['AAPFU0939F', 'ABCPE1234K', 'AAACR5055K'])('may be %s', (pan) => {
    expect(panProblem(pan)).toBeUndefined();
  });

  it.each(['', 'AAPFU0939', 'AAPFU09390', 'AAPDU0939F', 'aapfu0939f', 'AAPFU0939FF', 'ААPFU0939F'])(
    'may not be %j',
    (pan) => {
      expect(panProblem(pan)).toContain('five letters');
    },
  );
});

describe('an Udyam number', () => {
  it('is checked by its form', () => {
    expect(udyamProblem('UDYAM-MH-12-0012345')).toBeUndefined();
    for (const wrong of ['', 'UDYAM-MH-12-001234', 'UDYAM-M1-12-0012345', 'UDYAM MH 12 0012345', 'MH12D0012345'])
      expect(udyamProblem(wrong)).toContain('UDYAM-MH-12-0012345');
  });
});
