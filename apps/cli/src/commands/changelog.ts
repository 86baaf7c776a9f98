import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { changelogOfRange, exclusionsOf } from '../changelog/changelog-of-range.ts';
import { count, countsOf } from '../changelog/internal-markdown.ts';
import { readRange, resolveRange } from '../git/commits.ts';
import { GitRepository } from '../git/git-repository.ts';
import { OperatorError } from '../operator-error.ts';

interface Options {
  readonly range: string;
  readonly repo: string;
  readonly version?: string;
  readonly date?: string;
  readonly outJson?: string;
  readonly outMarkdown?: string;
  readonly exclude?: string;
}

/** `moorage changelog`: what a range of a bot's commits brings, for its users and for its maintainers. */
export function changelogCommand(): Command {
  return new Command('changelog')
    .description('write a bot’s changelogs from a range of its commits: JSON for users, Markdown for maintainers')
    .requiredOption('--range <from..to>', 'the commits, such as v1.3.0..v1.4.0')
    .option('--repo <dir>', 'the bot’s repository', '.')
    .option('--version <version>', 'what the release is called (default: the end of the range)')
    .option('--date <day>', 'the day of the release (default: the day of its last commit, UTC)')
    .option('--out-json <file>', 'where the changelog for users goes (default: standard output)')
    .option('--out-markdown <file>', 'where the changelog for maintainers goes (default: nowhere)')
    .option('--exclude <file>', 'a list in JSON of what users don’t hear of, in place of the built-in one')
    .action(writeChangelog);
}

async function writeChangelog(options: Options): Promise<void> {
  const named = readRange(options.range);
  if (named === undefined) throw new OperatorError(`"${options.range}" is no range such as v1.3.0..v1.4.0.`);
  const repository = await GitRepository.at(options.repo);
  const range = await resolveRange(repository, named);
  const { draft, json, markdown } = await changelogOfRange(repository, range, {
    version: options.version ?? versionNamed(named.to) ?? range.to.slice(0, 10),
    date: options.date ?? (await dayOf(repository, range.to)),
    rules: await exclusionsOf(options.exclude),
  });
  if (options.outMarkdown !== undefined) await write(options.outMarkdown, markdown);
  if (options.outJson === undefined) {
    process.stdout.write(json);
    return;
  }
  await write(options.outJson, json);
  process.stdout.write(`${count(draft.entries.length, 'commit')}: ${countsOf(draft)}.\n`);
}

/** `v1.4.0` and `app-1.4.0` name a version, `HEAD` and `main` don't. */
function versionNamed(ref: string): string | undefined {
  return /(?:^|[^\d.])(\d+\.\d+[\w.+-]*)$/.exec(ref)?.[1];
}

async function dayOf(repository: GitRepository, hash: string): Promise<string> {
  const seconds = Number(await repository.run(['show', '-s', '--no-show-signature', '--format=%ct', hash, '--']));
  return new Date(seconds * 1_000).toISOString().slice(0, 10);
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new OperatorError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
