import { count, countsOf, plain, short } from '../changelog/internal-markdown.ts';
import type { ChangelogDraft } from '../changelog/draft-changelog.ts';
import type { ScanReport } from '../hosted-scan/scan-folder.ts';

export interface SyncFacts {
  readonly branch: string;
  readonly upstream: { readonly name: string; readonly branch: string; readonly hash: string };
  /** Where the local patches were: the name of the branch, or HEAD. */
  readonly local: { readonly name: string; readonly hash: string };
  readonly base: string;
  /** Subjects, oldest first. */
  readonly patches: readonly string[];
  readonly patchesBefore: number;
  readonly draft: ChangelogDraft;
  readonly scan: ScanReport;
}

/** Where the reviewed files are, in the branch. */
export const syncFiles = {
  changelog: 'changelogs/latest.json',
  internal: '.moorage/changelog.md',
  summary: '.moorage/sync-summary.md',
} as const;

const mostShown = 50;

/** What somebody reads before they merge the branch. */
export function syncSummary(facts: SyncFacts): string {
  const { branch, upstream, local, base, patches, patchesBefore, draft, scan } = facts;
  const gone = patchesBefore - patches.length;
  const places = scan.findings.map(
    ({ file, line, rule, excerpt }) => `- ${plain(`${file}:${line}`)} ${plain(rule)}: ${plain(excerpt)}`,
  );
  const paragraphs = [
    `# ${branch}`,
    `${count(draft.entries.length, 'new commit')} of ${plain(upstream.name)} ${plain(upstream.branch)}, ` +
      `${short(base)}..${short(upstream.hash)}, under ${count(patches.length, 'local patch').replace(/patchs$/, 'patches')} ` +
      `of ${plain(local.name)} (${short(local.hash)}).`,
    '## Local patches',
    shown(patches.map((subject) => `- ${plain(subject)}`)) || 'None.',
    ...(gone > 0
      ? [`${gone} more ${gone === 1 ? 'was' : 'were'} a merge, or ${gone === 1 ? 'is' : 'are'} in the upstream by now.`]
      : []),
    '## Changelogs',
    `${countsOf(draft)}. For users: \`${syncFiles.changelog}\`; for maintainers: \`${syncFiles.internal}\`.`,
    `## Organisation management without a guard: ${scan.places}`,
    shown(places) || `Nothing found in ${count(scan.filesRead, 'file')}.`,
    ...(scan.tooLarge.length + scan.unreadable.length > 0
      ? [`Not read: ${plain([...scan.tooLarge, ...scan.unreadable].join(', '))}.`]
      : []),
    '## To do',
    [
      `- Look through it: \`git log -p ${short(upstream.hash)}..${branch}\``,
      '- Try it, and guard what the scan found.',
      `- Take it as this repository does; where local patches stay on top of the upstream: \`git switch ${local.name} && git reset --hard ${branch}\``,
      `- Or drop it: \`git branch -D ${branch}\``,
    ].join('\n'),
  ];
  return paragraphs.map((paragraph) => `${paragraph}\n`).join('\n');
}

function shown(lines: readonly string[]): string {
  const more = lines.length > mostShown ? [`- … and ${lines.length - mostShown} more`] : [];
  return [...lines.slice(0, mostShown), ...more].join('\n');
}
