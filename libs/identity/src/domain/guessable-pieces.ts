import { commonPasswords, longestCommonPassword } from './common-passwords.ts';

/** Shorter than that, a word is found by chance in any text. */
const shortestWord = 3;

/** The longest group of which a repetition is looked for. */
const longestGroup = 8;

/** Runs of keys and of the alphabet, and every part of them; each counts backwards too. */
const walks = new Set(
  [
    'abcdefghijklmnopqrstuvwxyz',
    '01234567890',
    // rows of the usual keyboards, and the signs above the digits
    '`1234567890-=',
    'qwertyuiop[]',
    "asdfghjkl;'",
    'zxcvbnm,./',
    'qwertzuiop',
    'yxcvbnm',
    'azertyuiop',
    'qsdfghjklm',
    'wxcvbn',
    '!@#$%^&*()_+',
    // columns, and zigzags between rows
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
    'qazwsxedcrfvtgbyhnujmikolp',
    '1q2w3e4r5t6y7u8i9o0p',
    'q1w2e3r4t5y6u7i8o9p0',
    'qawsedrftgyhujikolp',
    'azsxdcfvgbhnjmkl',
  ]
    .flatMap((walk) => [walk, [...walk].reverse().join('')])
    .flatMap(partsOf),
);

/** What people write for a letter. `1` stands for two, so a text is read in two ways. */
const substitutes: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '(': 'c',
  '3': 'e',
  '6': 'g',
  '9': 'g',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
  '2': 'z',
};

/**
 * Of how few pieces the text can be made, where a piece is a common password or word, one of `words`, a run of neighbouring
 * keys, a character or group repeated, a year, or any single character. Case and the usual substitutes (`P@ssw0rd`) don't
 * matter. `Summer2024!!` has 3 pieces, `x7Kq2mVp9RtL` has 12. Costs a few milliseconds for the longest password, whatever is
 * in it: strangers may ask.
 */
export function guessablePieces(text: string, words: readonly string[]): number {
  const written = text.toLowerCase();
  const read = ['i', 'l'].map((one) => [...written].map((c) => (c === '1' ? one : (substitutes[c] ?? c))).join(''));
  const known = new Set(words.map((word) => word.toLowerCase()).filter((word) => word.length >= shortestWord));
  const knownLengths = new Set([...known].map((word) => word.length));
  const starts = Array.from({ length: written.length }, (_, start) => ({
    walkEnd: endOfWalk(written, start),
    repetitions: repetitionsFrom(written, start),
  }));

  const isWord = (start: number, end: number): boolean => {
    const length = end - start;
    if (length < shortestWord || (length > longestCommonPassword && !knownLengths.has(length))) return false;
    return [written, ...read].some((reading) => {
      const word = reading.slice(start, end);
      return commonPasswords.has(word) || known.has(word);
    });
  };
  const isPiece = (start: number, end: number): boolean => {
    const { walkEnd, repetitions } = starts[start]!;
    return (
      end <= walkEnd ||
      repetitions.some(({ from, to }) => from <= end && end <= to) ||
      (end - start === 4 && isYear(written.slice(start, end))) ||
      isWord(start, end)
    );
  };

  // fewest[n]: of how few pieces the first n characters can be made.
  const fewest = [0];
  for (let end = 1; end <= written.length; end++) {
    let best = fewest[end - 1]! + 1;
    for (let start = end - 2; start >= 0; start--) {
      const pieces = fewest[start]! + 1;
      if (pieces < best && isPiece(start, end)) best = pieces;
    }
    fewest.push(best);
  }
  return fewest[written.length]!;
}

/** Where the longest run of neighbouring keys that begins at `start` ends; each of its beginnings is one, too. */
function endOfWalk(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && walks.has(text.slice(start, end + 1))) end++;
  return end;
}

/**
 * `aaaa`, `121212`, `abcabcab`: a group of up to 8 characters, over and over; the last one may be cut. For each size of the
 * group, between which two ends the text from `start` on is one.
 */
function repetitionsFrom(text: string, start: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let size = 1; size <= longestGroup; size++) {
    let to = start + size;
    while (to < text.length && text[to] === text[to - size]) to++;
    if (to >= start + 2 * size) found.push({ from: start + 2 * size, to });
  }
  return found;
}

function isYear(part: string): boolean {
  return /^(19|20)\d\d$/.test(part);
}

function partsOf(text: string): string[] {
  return [...text].flatMap((_, start) =>
    Array.from({ length: text.length - start }, (_, more) => text.slice(start, start + more + 1)),
  );
}
