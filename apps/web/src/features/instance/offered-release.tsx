import type { ResponseOf } from '@moorage/api-client';
import { Badge, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { confirmAction } from '../../components/confirmation.tsx';
import { Section } from '../../components/section.tsx';
import { Time } from '../../components/time.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { ChangelogModal } from '../releases/changelog-modal.tsx';
import { useUpdatePolicy } from '../updates/update-policy.ts';
import { useUpdateChoice } from './updates.ts';

type Offer = NonNullable<ResponseOf<'/api/instances/{id}', 'get'>['offered']>;

/** A newer release of what the bot follows: what it brings, and whether now or later. */
export function OfferedRelease({ instanceId, offer }: { instanceId: string; offer: Offer }) {
  const { can } = useOrganization();
  const [reading, modal] = useDisclosure();
  const choose = useUpdateChoice(instanceId);
  const isPaused = useUpdatePolicy().data?.fleetMode === 'paused';
  const { releaseId, version, changelog, detectedAt, isDismissed } = offer;
  const name = version === undefined ? 'A new version' : `Version ${version}`;
  const begin = () => {
    modal.close();
    confirmAction({
      title: `Update to ${version ?? 'the new version'}?`,
      consequences:
        'People who use the bot wait for some seconds. Should the new version not be well, the bot goes back to the one it runs now, with all of its data.',
      action: 'Update now',
      onConfirm: () => choose.mutate({ choice: 'now', releaseId }),
    });
  };
  const putOff = () => {
    modal.close();
    choose.mutate({ choice: 'later', releaseId });
  };
  const isPending = (choice: 'now' | 'later') => choose.isPending && choose.variables.choice === choice;
  const choices = can('instance:update') && (
    <>
      <Button loading={isPending('now')} disabled={isPaused} onClick={begin}>
        Update now
      </Button>
      {!isDismissed && (
        <Button variant="default" loading={isPending('later')} onClick={putOff}>
          Later
        </Button>
      )}
    </>
  );
  return (
    <Section
      title={`${name} is available`}
      description={
        <>
          Found <Time value={detectedAt} />.{isDismissed && ' Put off; it can be taken at any time.'}
        </>
      }
      actions={!isDismissed && <Badge>Update available</Badge>}
    >
      <Group gap="sm">
        {choices}
        {changelog !== undefined && (
          <Button variant="subtle" onClick={modal.open}>
            What is new
          </Button>
        )}
      </Group>
      {isPaused && (
        <Text fz="sm" c="dimmed" mt="sm">
          The operators of this installation hold all updates back for now.
        </Text>
      )}
      {changelog !== undefined && (
        <ChangelogModal changelog={changelog} opened={reading} onClose={modal.close} actions={choices} />
      )}
    </Section>
  );
}
