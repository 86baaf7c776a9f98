export interface SourceLine {
  readonly text: string;
  readonly indent: number;
  /** Blank, a comment or an import: it offers nothing, guards nothing, and encloses nothing. */
  readonly isSilent: boolean;
}

/** Of a minified line only its beginning is looked at. */
const longestLine = 4_000;

const comment = /^(?:\/\/|\/\*(?!.*\*\/\s*\S)|\*|\{\/\*(?!.*\*\/\}\s*\S)|<!--(?!.*-->\s*\S))/;
const importBegins =
  /^import\s*(?:type\s+)?(?:["'{*]|[\w$]+\s*,\s*[{*]|[\w$]+\s+from\s*["'])|^export\s*(?:type\s*)?(?:\{|\*\s)/;
const importEnds = /[;}]|["'`]$/;

/** A source by its lines. What an import names is offered elsewhere. */
export function linesOf(source: string): SourceLine[] {
  let isImporting = false;
  return source.split(/\r\n|\n|\r/).map((line) => {
    const text = line.slice(0, longestLine).replaceAll('\t', '  ');
    const bare = text.trim();
    const isImport = isImporting || importBegins.test(bare);
    isImporting = isImport && !importEnds.test(bare);
    return {
      text,
      indent: text.length - text.trimStart().length,
      isSilent: bare === '' || isImport || comment.test(bare),
    };
  });
}
