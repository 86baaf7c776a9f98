import type { ScanConfig } from './scan-config.ts';
import { linesOf, type SourceLine } from './source-lines.ts';

/** A place that offers organisation management without a guard around it. */
export interface Place {
  /** From 1. */
  readonly line: number;
  readonly rule: string;
  readonly excerpt: string;
}

/** Lines of one indentation, and what is known of them so far. */
interface Block {
  readonly indent: number;
  /** The attributes of one element, or the fields of one object: a guard among them guards all of them, also before it. */
  readonly isFields: boolean;
  isGuarded: boolean;
  hasGuard: boolean;
  hasGuardBeside: boolean;
  /** Whether what the last line opens is guarded by it, and whether that line declares a function. */
  lastGuards: boolean;
  lastDeclares: boolean;
  lastText: string;
  readonly places: Place[];
}

const longestExcerpt = 160;
const exits = /\b(?:return|throw|continue|break|redirect|notFound)\b/;
const declares =
  /^(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function\b|(?:const|let|var)\s[^=]*=(?:[^=].*)?=>\s*[({]?$)/;

/**
 * The unguarded places of one source, by its lines. Blocks are told by indentation, which works alike for TypeScript, JSX,
 * Vue and HTML that a formatter has set, and needs no parser of any of them. A place is guarded where a guard identifier stands
 *
 * 1. on its own line,
 * 2. on a line that opens a block around it (`{!isHosted && (`, `if (!isHosted) {`, `<SelfHostedOnly>`), in the brackets of a
 *    condition over several lines, or before the `else`; that a function takes it as a parameter is no guard,
 * 3. in an early exit before it in one of these blocks (`if (isHosted) return null;`),
 * 4. beside it among the attributes of one element or the fields of one object.
 *
 * Whether the guard is the right way round is not judged.
 */
export function scanSource(source: string, { rules, guards }: Pick<ScanConfig, 'rules' | 'guards'>): Place[] {
  const lines = linesOf(source);
  const isGuard = guardPattern(guards);
  const file = blockAt(-1, { isGuarded: false, isFields: false });
  const open: Block[] = [file];
  for (const [index, line] of lines.entries()) {
    if (line.isSilent) continue;
    const closed = closeDownTo(open, line.indent);
    const block = blockOf(open, line.indent);
    const text = line.text.trim();
    const guards = isGuard(text);
    if (guards) noteGuard(block);
    if (!block.isGuarded && !guards) block.places.push(...placesOf(text, index, rules));
    // What begins with a bracket that closes goes on with what the line before it opened.
    const goesOn = /^[)\]}>]/.test(text) || /^<\//.test(text);
    block.lastDeclares = declares.test(text) || (goesOn && block.lastDeclares);
    block.lastGuards =
      !block.lastDeclares &&
      (guards || (goesOn && (block.lastGuards || (/^[)>]/.test(text) && closed.some(({ hasGuard }) => hasGuard)))));
    block.lastText = text;
    if (block.lastGuards && isEarlyExit(lines, index, text)) block.isGuarded = true;
  }
  closeDownTo(open, -1);
  return file.places.sort((one, other) => one.line - other.line);
}

/** Ends the blocks that are indented deeper, and hands on what was found in them. */
function closeDownTo(open: Block[], indent: number): Block[] {
  const closed: Block[] = [];
  for (let block = open.at(-1); block !== undefined && block.indent > indent; block = open.at(-1)) {
    open.pop();
    closed.push(block);
    const around = open.at(-1);
    if (!block.hasGuardBeside) around?.places.push(...block.places);
  }
  return closed;
}

/** The block that a line of this indentation belongs to, begun where it is the first. */
function blockOf(open: Block[], indent: number): Block {
  const last = open.at(-1);
  if (last === undefined) throw new Error('The file itself stays open.');
  if (last.indent === indent) return last;
  const isFields = /<[A-Za-z][\w.:-]*$|(?:^|[([])\{$/.test(last.lastText);
  const block = blockAt(indent, { isGuarded: last.isGuarded || last.lastGuards, isFields });
  open.push(block);
  return block;
}

function blockAt(indent: number, { isGuarded, isFields }: Pick<Block, 'isGuarded' | 'isFields'>): Block {
  return {
    indent,
    isFields,
    isGuarded,
    hasGuard: false,
    hasGuardBeside: false,
    lastGuards: false,
    lastDeclares: false,
    lastText: '',
    places: [],
  };
}

function noteGuard(block: Block): void {
  block.hasGuard = true;
  if (block.isFields) block.hasGuardBeside = true;
}

function placesOf(text: string, index: number, rules: ScanConfig['rules']): Place[] {
  const excerpt = text.replace(/\s+/g, ' ').slice(0, longestExcerpt);
  return rules
    .filter(({ pattern }) => pattern.test(text))
    .map(({ name }) => ({ line: index + 1, rule: name, excerpt }));
}

/** `if (guard) return …` in one line, or an exit as the first or second thing that is done where it holds. */
function isEarlyExit(lines: readonly SourceLine[], index: number, text: string): boolean {
  const isCondition = /^(?:\}\s*else\s+)?if\b/.test(text);
  if (isCondition && exits.test(text)) return true;
  if (!isCondition && !/^\)\s*\{?$/.test(text)) return false;
  const body: SourceLine[] = [];
  for (let at = index + 1; at < lines.length && body.length < 2; at += 1) {
    const line = lines[at];
    if (line === undefined || line.isSilent) continue;
    if (line.indent <= (lines[index]?.indent ?? 0)) break;
    body.push(line);
  }
  return body.some((line) => line.text.trim().search(exits) === 0);
}

function guardPattern(guards: readonly string[]): (text: string) => boolean {
  const names = guards.map((guard) => guard.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\w$])(?:${names})(?![\\w$])`, 'u');
  return (text) => pattern.test(text);
}
