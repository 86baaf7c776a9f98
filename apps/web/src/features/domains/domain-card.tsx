import { Button, Code, Collapse, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { confirmAction } from '../../components/confirmation.tsx';
import { Section } from '../../components/section.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';
import { confirmByName } from '../../components/typed-confirmation.tsx';
import { onceDone, showDone } from '../../lib/notices.ts';
import { useOrganization } from '../organizations/organization-context.ts';
import { domainLook } from './domain-look.ts';
import { DomainRecord } from './domain-record.tsx';
import { useDomainChanges, type DomainClaim } from './domains.ts';
import { LookResult } from './look-result.tsx';

/** One domain: how it stands, what DNS has to say, and what to do. */
export function DomainCard({ claim }: { claim: DomainClaim }) {
  const { displayName, domain, status, checking, lastLook, verifiedAt } = claim;
  const [recordShown, { toggle }] = useDisclosure(false);
  const { verify } = useDomainChanges();
  const verified = status === 'VERIFIED';
  return (
    <Section
      title={displayName}
      description={
        displayName !== domain && (
          <>
            In DNS: <Code>{domain}</Code>
          </>
        )
      }
      actions={<StatusBadge look={domainLook(claim)} />}
    >
      <Stack gap="md">
        {verified && verifiedAt !== undefined && (
          <Text fz="sm">
            Verified <Time value={verifiedAt} />. Leave the record where it is: it is looked for every day
            {lastLook !== undefined && (
              <>
                , last <Time value={lastLook.at} />
              </>
            )}
            .
          </Text>
        )}
        <LookResult claim={claim} />
        {verified ? (
          <Collapse expanded={recordShown}>
            <DomainRecord claim={claim} />
          </Collapse>
        ) : (
          <DomainRecord claim={claim} />
        )}
        <Group gap="sm">
          <Button
            size="sm"
            variant={verified ? 'default' : 'filled'}
            loading={checking || verify.isPending}
            aria-label={`${verified ? 'Look again' : 'Verify now'}: ${displayName}`}
            onClick={() => verify.mutate(claim.id)}
          >
            {verified ? 'Look again' : 'Verify now'}
          </Button>
          {verified && (
            <Button
              size="sm"
              variant="default"
              aria-expanded={recordShown}
              aria-label={`${recordShown ? 'Hide' : 'Show'} the record of ${displayName}`}
              onClick={toggle}
            >
              {recordShown ? 'Hide the record' : 'Show the record'}
            </Button>
          )}
          <RemoveButton claim={claim} />
        </Group>
      </Stack>
    </Section>
  );
}

function RemoveButton({ claim }: { claim: DomainClaim }) {
  const { organization } = useOrganization();
  const { remove } = useDomainChanges();
  const { id, displayName, status } = claim;
  const owned = status === 'VERIFIED' || status === 'LOST';
  const onConfirm = () => onceDone(remove.mutateAsync(id), () => showDone(`${displayName} was removed.`));
  const ask = (): void =>
    owned
      ? confirmByName({
          title: 'Remove this domain?',
          consequences: `People with an address there can’t ask to join ${organization.name} any more, and another organisation may prove the domain. To have it back takes a new record.`,
          name: displayName,
          action: 'Remove',
          onConfirm,
        })
      : confirmAction({
          title: `Remove ${displayName}?`,
          consequences: 'The value of its record is of no use then.',
          action: 'Remove',
          danger: true,
          onConfirm,
        });
  return (
    <Button
      size="sm"
      variant="subtle"
      color="red"
      aria-label={`Remove ${displayName}`}
      loading={remove.isPending}
      onClick={ask}
    >
      Remove…
    </Button>
  );
}
