import type { ResponseOf } from '@moorage/api-client';
import { Code, Skeleton, Stack, Text } from '@mantine/core';
import { FailedToLoad } from '../../components/failed-to-load.tsx';

type Evidence = ResponseOf<'/api/instances/{id}/updates/{updateId}/evidence', 'get'>;

interface UpdateEvidenceProps {
  readonly evidence: Evidence | undefined;
  readonly error: unknown;
  readonly retry: () => unknown;
}

/** What condemned a release, in the words of the bot: its last answer to the health question, and its log. */
export function UpdateEvidence({ evidence, error, retry }: UpdateEvidenceProps) {
  if (evidence === undefined) return error ? <FailedToLoad error={error} retry={retry} /> : <Skeleton h={120} />;
  const { healthStatus, healthBody, logs } = evidence;
  return (
    <Stack gap="xs">
      <Text fz="sm" fw={500}>
        {healthStatus === undefined ? 'It gave no answer.' : `It answered with ${healthStatus}:`}
      </Text>
      {healthBody !== undefined && healthBody !== '' && <Words label="Last answer of the bot">{healthBody}</Words>}
      <Text fz="sm" fw={500}>
        {logs.length === 0 ? 'It wrote nothing into its log.' : 'The last lines of its log:'}
      </Text>
      {logs.length > 0 && <Words label="Last lines of the bot’s log">{logs.join('\n')}</Words>}
    </Stack>
  );
}

/** A long text that can be scrolled with the keyboard too. */
function Words({ label, children }: { label: string; children: string }) {
  return (
    <Code
      block
      mah={320}
      role="region"
      aria-label={label}
      tabIndex={0}
      style={{ overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {children}
    </Code>
  );
}
