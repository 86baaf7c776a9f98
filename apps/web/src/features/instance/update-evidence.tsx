import type { ResponseOf } from '@moorage/api-client';
import { Code, Stack, Text } from '@mantine/core';

type Evidence = ResponseOf<'/api/instances/{id}/updates/{updateId}/evidence', 'get'>;

/** What condemned a release, in the words of the bot: its last answer to the health question, and its log. */
export function UpdateEvidence({ evidence: { healthStatus, healthBody, logs } }: { evidence: Evidence }) {
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
