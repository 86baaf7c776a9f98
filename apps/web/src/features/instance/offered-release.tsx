import type { ResponseOf } from '@moorage/api-client';
import { Badge, Button, Group, List, Modal, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { confirmAction } from '../../components/confirmation.tsx';
import { Section } from '../../components/section.tsx';
import { Time } from '../../components/time.tsx';
import { useOrganization } from '../organizations/organization-context.ts';
import { useUpdateChoice } from './updates.ts';

type Offer = NonNullable<ResponseOf<'/api/instances/{id}', 'get'>['offered']>;

/** A newer release of what the bot follows: what it brings, and whether now or later. */
export function OfferedRelease({ instanceId, offer }: { instanceId: string; offer: Offer }) {
  const { can } = useOrganization();
  const [reading, modal] = useDisclosure();
  const choose = useUpdateChoice(instanceId);
  const { releaseId, version, changelog, detectedAt, isDismissed } = offer;
  const name = version === undefined ? 'A new version' : `Version ${version}`;
  const begin = () =>
    confirmAction({
      title: `Update to ${version ?? 'the new version'}?`,
      consequences:
        'People who use the bot wait for some seconds. Should the new version not be well, the bot goes back to the one it runs now, with all of its data.',
      action: 'Update now',
      onConfirm: () => choose.mutate({ choice: 'now', releaseId }),
    });
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
        {can('instance:update') && (
          <Button loading={choose.isPending && choose.variables.choice === 'now'} onClick={begin}>
            Update now
          </Button>
        )}
        {can('instance:update') && !isDismissed && (
          <Button
            variant="default"
            loading={choose.isPending && choose.variables.choice === 'later'}
            onClick={() => choose.mutate({ choice: 'later', releaseId })}
          >
            Later
          </Button>
        )}
        {changelog !== undefined && (
          <Button variant="subtle" onClick={modal.open}>
            What is new
          </Button>
        )}
      </Group>
      {changelog !== undefined && (
        <Modal opened={reading} onClose={modal.close} title={`What is new in ${changelog.version}`} size="lg">
          <Stack gap="md">
            {changelog.sections.map(({ title, items }) => (
              <section key={title}>
                <Title order={3} fz="md" mb={6}>
                  {title}
                </Title>
                <List spacing={4} fz="sm">
                  {items.map((item, index) => (
                    <List.Item key={index} style={{ overflowWrap: 'anywhere' }}>
                      {item}
                    </List.Item>
                  ))}
                </List>
              </section>
            ))}
            <Text fz="sm" c="dimmed">
              Released on {changelog.date}
            </Text>
          </Stack>
        </Modal>
      )}
    </Section>
  );
}
