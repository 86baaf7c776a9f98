/** What a hosted bot's users don't hear of, and how it is recognised. */
export interface ExclusionRule {
  readonly name: string;
  /**
   * Whole words, in any case and joined by anything: `api key*` is found in "API keys", "api-key" and "apiKeyStore". A `*` ends
   * a word's beginning.
   */
  readonly words: readonly string[];
  /** Paths from the repository's root, with `*`, `**` and `?`. A commit matches whose every path one of all rules has. */
  readonly paths: readonly string[];
}

export interface Exclusion {
  readonly rule: string;
  /** What of the rule it was, such as `word "heartbeat*"`. */
  readonly because: string;
}

/** The platform has these in its own hands: no user of a hosted bot could do anything with the news. */
export const hostedExclusions: readonly ExclusionRule[] = [
  { name: 'adapters', words: ['adapter*'], paths: ['**/adapters/**', '**/*adapter*/**'] },
  {
    name: 'model selection',
    words: [
      'model select*',
      'model pick*',
      'model choice*',
      'model list*',
      'model id*',
      'default model*',
      'choose model*',
    ],
    paths: ['**/*model-select*', '**/*model-picker*', '**/*ModelSelect*', '**/*ModelPicker*'],
  },
  {
    name: 'runtime and heartbeat settings',
    words: [
      'heartbeat*',
      'runtime setting*',
      'runtime config*',
      'runtime option*',
      'runtime service*',
      'agent runtime*',
    ],
    paths: ['**/*heartbeat*', '**/*heartbeat*/**', '**/*runtime-config*', '**/*runtime-settings*'],
  },
  {
    name: 'provider keys',
    words: [
      'provider key*',
      'provider credential*',
      'provider secret*',
      'provider token*',
      'model api key*',
      'anthropic api key*',
      'openai api key*',
      'byok',
    ],
    paths: ['**/*provider-key*', '**/*provider-credential*'],
  },
  {
    name: 'CLI',
    words: ['cli', 'command line', 'npx', 'onboard command'],
    paths: ['cli/**', '**/cli/**'],
  },
  {
    name: 'deployment modes',
    words: ['deployment mode*', 'hosted mode', 'hosted proxy', 'local trusted', 'authenticated mode', 'local mode'],
    paths: ['**/*deployment-mode*'],
  },
  {
    name: 'infrastructure',
    words: [
      'docker*',
      'container image*',
      'kubernetes',
      'k8s',
      'helm',
      'terraform',
      'nginx',
      'postgres*',
      'github action*',
      'ci',
      'pnpm',
      'lockfile*',
      'database migration*',
    ],
    paths: [
      '.github/**',
      'docker/**',
      '**/Dockerfile*',
      '**/docker-compose*',
      'infra/**',
      'deploy/**',
      'scripts/**',
      '**/*lock.yaml',
      '**/package-lock.json',
    ],
  },
  {
    name: 'self-hosting',
    words: ['self host*', 'selfhost*', 'on prem*', 'tailscale', 'reverse proxy', 'lan access'],
    paths: ['**/*self-host*'],
  },
];

/** The first rule that a text for users breaks. */
export function excludedByWords(rules: readonly ExclusionRule[], text: string): Exclusion | undefined {
  const words = wordsOf(text, /[\p{L}\p{N}]+/gu);
  for (const { name, words: patterns } of rules) {
    const pattern = patterns.find((candidate) => hasWords(words, candidate));
    if (pattern !== undefined) return { rule: name, because: `word "${pattern}"` };
  }
  return undefined;
}

/** The rule of the first path, where every path has one: a commit that also changed something else is judged by its words. */
export function excludedByPaths(rules: readonly ExclusionRule[], paths: readonly string[]): Exclusion | undefined {
  const globs = rules.flatMap(({ name, paths: patterns }) =>
    patterns.map((pattern) => ({ name, pattern, matches: globPattern(pattern) })),
  );
  const matched = paths.map((path) => globs.find(({ matches }) => matches.test(path)));
  const [first] = matched;
  return first === undefined || matched.includes(undefined)
    ? undefined
    : { rule: first.name, because: `path "${first.pattern}"` };
}

/** @throws RangeError with a sentence that says what is wrong; an empty object excludes nothing. */
export function readExclusions(text: string): ExclusionRule[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RangeError('It is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RangeError('It is an object of rules by their names.');
  return Object.entries(value).map(([name, rule]: [string, unknown]) => {
    const {
      words = [],
      paths = [],
      ...other
    } = (typeof rule === 'object' && rule !== null ? rule : { [String(rule)]: true }) as Record<string, unknown>;
    const unknown = Object.keys(other)[0];
    if (unknown !== undefined) throw new RangeError(`Rule "${name}" has "words" and "paths", not "${unknown}".`);
    if (!isTexts(words) || !isTexts(paths) || words.some((pattern) => patternWords(pattern).length === 0))
      throw new RangeError(`"words" and "paths" of rule "${name}" are lists of texts.`);
    return { name, words, paths };
  });
}

/** A glob as a pattern for whole paths: `*` and `?` stay within a folder, `**` goes through them. */
export function globPattern(glob: string): RegExp {
  const pattern = glob.replace(/\*\*\/|\*+|\?|[.+^${}()|[\]\\]/g, (part) => {
    if (part === '**/') return '(?:[^/]*/)*';
    if (part === '?') return '[^/]';
    if (part.startsWith('*')) return part.length > 1 ? '.*' : '[^/]*';
    return `\\${part}`;
  });
  return new RegExp(`^${pattern}$`, 's');
}

function hasWords(words: readonly string[], pattern: string): boolean {
  const wanted = patternWords(pattern);
  return words.some((_, at) =>
    wanted.every((want, offset) => {
      const word = words[at + offset];
      return want.endsWith('*') ? word?.startsWith(want.slice(0, -1)) : word === want;
    }),
  );
}

function patternWords(pattern: string): string[] {
  return wordsOf(pattern, /[\p{L}\p{N}]+\*?/gu);
}

function wordsOf(text: string, word: RegExp): string[] {
  return (
    text
      .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .match(word) ?? []
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string' && text !== '');
}
