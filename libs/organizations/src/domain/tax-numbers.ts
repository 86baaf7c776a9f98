const panPattern = /^[A-Z]{3}[ABCEFGHJKLPT][A-Z]\d{4}[A-Z]$/;
const gstinPattern = /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/;
const udyamPattern = /^UDYAM-[A-Z]{2}-\d{2}-\d{7}$/;

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What is wrong with an Indian income tax number (PAN, such as `AAPFU0939F`; its fourth letter tells the kind of holder). */
export function panProblem(pan: string): string | undefined {
  return panPattern.test(pan) ? undefined : 'A PAN has five letters, four digits and a letter, such as AAPFU0939F.';
}

/**
 * What is wrong with an Indian goods and services tax number: the state's code, the holder's PAN, a count, `Z`, and a
 * check digit, such as `27AAPFU0939F1ZV`.
 */
export function gstinProblem(gstin: string): string | undefined {
  if (!gstinPattern.test(gstin)) return 'A GSTIN has 15 characters, such as 27AAPFU0939F1ZV.';
  if (!isState(gstin.slice(0, 2))) return `No state or territory has the code ${gstin.slice(0, 2)}.`;
  if (panProblem(panOf(gstin)) !== undefined) return 'Characters 3 to 12 of a GSTIN are a PAN; these are none.';
  if (gstinCheckDigit(gstin.slice(0, 14)) !== gstin[14])
    return 'The last character does not fit the others: something is mistyped.';
  return undefined;
}

/** The PAN inside of a GSTIN. */
export function panOf(gstin: string): string {
  return gstin.slice(2, 12);
}

/** What is wrong with the registration of a micro, small or medium enterprise (Udyam), such as `UDYAM-MH-12-0012345`. */
export function udyamProblem(udyam: string): string | undefined {
  return udyamPattern.test(udyam) ? undefined : 'An Udyam number looks like UDYAM-MH-12-0012345.';
}

/** The fifteenth character to the first fourteen: base 36, every second one doubled, the digits of each product summed. */
export function gstinCheckDigit(first14: string): string {
  const sum = [...first14].reduce((total, character, index) => {
    const product = digits.indexOf(character) * (index % 2 === 0 ? 1 : 2);
    return total + Math.floor(product / 36) + (product % 36);
  }, 0);
  return digits[(36 - (sum % 36)) % 36]!;
}

/** 01 to 38 are states and territories, 97 is other territory, 99 the centre. */
function isState(code: string): boolean {
  const number = Number(code);
  return (number >= 1 && number <= 38) || number === 97 || number === 99;
}
