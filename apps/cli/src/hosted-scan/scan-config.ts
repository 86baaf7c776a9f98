import { readFile } from 'node:fs/promises';
import { globPattern } from '../changelog/exclusion-rules.ts';
import { OperatorError } from '../operator-error.ts';

export interface ScanRule {
  readonly name: string;
  readonly pattern: RegExp;
}

/** What is looked for, what counts as a guard, and where nobody looks. */
export interface ScanConfig {
  readonly rules: readonly ScanRule[];
  /** Identifiers that a guard is made of. */
  readonly guards: readonly string[];
  /** Paths below the scanned folder that are no sources of the UI. */
  readonly ignored: readonly RegExp[];
}

/** Organisation management, which the platform has screens for. Sources of patterns in any case, by rule. */
const builtInRules: Readonly<Record<string, readonly string[]>> = {
  companies: [
    '(create|add|delete|remove|archive)[ _-]?compan(y|ies)',
    '\\bnew compan(y|ies)\\b',
    'new[_-]?compan(y|ies)',
    'compan(y|ies)/(new|create)\\b',
    'compan(y|ies)[ _-]?(create|delete|deletion|settings)',
  ],
  invites: ['invit(e|ation)'],
  members: [
    '(add|remove|manage|edit|suspend)[ _-]?(team[ _-]?)?members?\\b',
    'members?[ _-]?(list|page|settings|management|role)',
    '/members\\b',
    '>\\s*members\\s*<',
    '["\'`]members["\'`]',
  ],
  'board claim': ['board[ _-]?claim', 'claim[ _-]?(the[ _-]?)?board'],
  'instance settings': ['instance[ _/-]?(general[ _-]?)?(settings|admin)'],
};

const builtInGuards = [
  'isHosted',
  'isHostedMode',
  'isHostedProxy',
  'hostedMode',
  'hosted_proxy',
  'HOSTED_MODE',
  'PAPERCLIP_HOSTED_MODE',
  'HostedGuard',
  'SelfHostedOnly',
];

/** Tests and stories show what users never see. */
const builtInIgnored = [
  '**/*.test.*',
  '**/*.spec.*',
  '**/*-spec.*',
  '**/*.stories.*',
  '**/__tests__/**',
  '**/__mocks__/**',
];

export const builtInConfig: ScanConfig = {
  rules: Object.entries(builtInRules).map(([name, patterns]) => ruleOf(name, patterns)),
  guards: builtInGuards,
  ignored: builtInIgnored.map(globPattern),
};

/** What a file sets, and the built-in list for what it doesn't. @throws OperatorError, exit code 2 */
export async function scanConfigOf(file: string | undefined): Promise<ScanConfig> {
  if (file === undefined) return builtInConfig;
  try {
    return readScanConfig(await readFile(file, 'utf8'));
  } catch (error) {
    throw new OperatorError(`${file}: ${error instanceof Error ? error.message : String(error)}`, 2);
  }
}

/** @throws RangeError or SyntaxError with a sentence that says what is wrong */
export function readScanConfig(text: string): ScanConfig {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new RangeError('It is an object with "rules", "guards" and "ignore".');
  const { rules, guards, ignore, ...other } = value;
  const unknown = Object.keys(other)[0];
  if (unknown !== undefined) throw new RangeError(`It has "rules", "guards" and "ignore", not "${unknown}".`);
  if (guards !== undefined && !isTexts(guards)) throw new RangeError('"guards" is a list of identifiers.');
  if (ignore !== undefined && !isTexts(ignore)) throw new RangeError('"ignore" is a list of paths with * and **.');
  return {
    rules: rules === undefined ? builtInConfig.rules : readRules(rules),
    guards: guards ?? builtInGuards,
    ignored: ignore === undefined ? builtInConfig.ignored : [...builtInIgnored, ...ignore].map(globPattern),
  };
}

function readRules(rules: unknown): ScanRule[] {
  if (!isRecord(rules)) throw new RangeError('"rules" is an object of lists of patterns, by the rules’ names.');
  return Object.entries(rules).map(([name, patterns]) => {
    if (!isTexts(patterns)) throw new RangeError(`Rule "${name}" is a list of patterns.`);
    return ruleOf(name, patterns);
  });
}

function ruleOf(name: string, patterns: readonly string[]): ScanRule {
  return { name, pattern: new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), 'iu') };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((text) => typeof text === 'string' && text !== '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
