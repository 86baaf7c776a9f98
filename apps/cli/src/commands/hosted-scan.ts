import { Command, Option } from 'commander';
import { scanConfigOf } from '../hosted-scan/scan-config.ts';
import { scanFolder } from '../hosted-scan/scan-folder.ts';
import { textOf } from '../hosted-scan/scan-report.ts';
import { OperatorError } from '../operator-error.ts';

interface Options {
  readonly config?: string;
  readonly format: 'text' | 'json';
}

/** `moorage hosted-scan`: where a bot's UI offers what the platform has screens for, hosted mode or not. */
export function hostedScanCommand(): Command {
  return new Command('hosted-scan')
    .description(
      'list the places in a bot’s UI that offer organisation management without a hosted-mode guard; ' +
        'exit code 0 for none, 1 for some, 2 where it was called wrongly or could not read everything',
    )
    .argument('<dir>', 'the UI’s sources')
    .option('--config <file>', 'rules, guards and paths to ignore, in JSON, in place of the built-in ones')
    .addOption(new Option('--format <format>', 'how to tell them').choices(['text', 'json']).default('text'))
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (folder: string, { config, format }: Options) => {
      const report = await scanFolder(folder, await scanConfigOf(config));
      process.stdout.write(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : textOf(report));
      const { unreadable, places } = report;
      if (unreadable.length > 0) throw new OperatorError(`${unreadable.length} could not be read.`, 2);
      if (places > 0) throw new OperatorError(`${places} ${places === 1 ? 'place needs' : 'places need'} a guard.`, 1);
    });
}
