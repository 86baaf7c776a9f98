import { Command } from 'commander';
import { exclusionsOf } from '../changelog/changelog-of-range.ts';
import { GitRepository } from '../git/git-repository.ts';
import { scanConfigOf } from '../hosted-scan/scan-config.ts';
import { syncUpstream } from '../upstream-sync/sync-upstream.ts';

interface Options {
  readonly repo: string;
  readonly upstream: string;
  readonly branch?: string;
  readonly ui: string;
  readonly version?: string;
  readonly exclude?: string;
  readonly scanConfig?: string;
}

/** `moorage upstream-sync`: prepares a branch with what is new upstream, for somebody to review and merge. */
export function upstreamSyncCommand(): Command {
  return new Command('upstream-sync')
    .description(
      'put a bot’s local patches on top of its upstream, in a new branch with changelogs and a summary to review; ' +
        'the current branch stays as it is, and nothing is pushed',
    )
    .requiredOption('--upstream <remote or url>', 'where the bot comes from')
    .option('--repo <dir>', 'the bot’s repository', '.')
    .option('--branch <name>', 'the upstream’s branch (default: its own default)')
    .option('--ui <dir>', 'the UI’s sources in the repository, which are scanned', '.')
    .option('--version <version>', 'what the release is called (default: day and commit)')
    .option('--exclude <file>', 'see: moorage changelog')
    .option('--scan-config <file>', 'see --config of: moorage hosted-scan')
    .action(async ({ repo, exclude, scanConfig, upstream, branch, ui, version }: Options) => {
      const outcome = await syncUpstream(await GitRepository.at(repo), {
        upstream,
        branch,
        ui,
        version,
        date: new Date().toISOString().slice(0, 10),
        rules: await exclusionsOf(exclude),
        scan: await scanConfigOf(scanConfig),
      });
      if ('nothingNew' in outcome) process.stdout.write('The upstream has nothing new.\n');
      else if ('alreadyThere' in outcome)
        process.stdout.write(`${outcome.alreadyThere} has all of it already, and waits for a review.\n`);
      else process.stdout.write(outcome.summary);
    });
}
