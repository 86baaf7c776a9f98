import { Alert, Code, List, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Time } from '../../components/time.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import type { DomainClaim } from './domains.ts';

/** What is wrong with the record, and what that leads to; nothing where all is well. */
export function LookResult({ claim }: { claim: DomainClaim }) {
  const { status, lastLook, lapsesAt, lostAt } = claim;
  const { organization } = useOrganization();
  const finding = findingOf(claim);
  if (status === 'LOST' && lapsesAt !== undefined) {
    return (
      <Warning
        title={
          <>
            {organization.name} loses this domain on <Time value={lapsesAt} as="exact" inherit />
          </>
        }
      >
        {finding} Put the record back, and nothing is lost.
      </Warning>
    );
  }
  if (status === 'LAPSED' && lostAt !== undefined) {
    return (
      <Warning title={`${organization.name} has lost this domain`}>
        Its record was gone for a week. Set it again and verify to have the domain back. {finding}
      </Warning>
    );
  }
  if (finding === undefined || lastLook === undefined) return null;
  return (
    <Alert color="blue" icon={<IconInfoCircle aria-hidden />} role="status">
      <Text fz="sm" component="div">
        {finding}{' '}
        <Text span c="dimmed" inherit>
          Looked <Time value={lastLook.at} inherit />.
        </Text>
      </Text>
    </Alert>
  );
}

function Warning({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={title}>
      <Text fz="sm" component="div">
        {children}
      </Text>
    </Alert>
  );
}

function findingOf({ lastLook, record, domain }: DomainClaim): ReactNode {
  switch (lastLook?.outcome) {
    case 'missing':
      return (
        <>
          There is no TXT record at <Code>{record.name}</Code>.
        </>
      );
    case 'different':
      return (
        <>
          At <Code>{record.name}</Code> there is another value:
          <List size="sm" my={4} pr="md" style={{ overflowWrap: 'anywhere' }}>
            {lastLook.found.map((value, index) => (
              <List.Item key={index}>
                <Code>{value}</Code>
              </List.Item>
            ))}
          </List>
        </>
      );
    case 'unreachable':
      return `The name servers of ${domain} gave no answer.`;
    case 'taken':
      return 'The record is right, but another organisation proved this domain before. It has to remove the domain first.';
    default:
      return undefined;
  }
}
