import { Alert, Avatar, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconMailCheck, IconMoodSad } from '@tabler/icons-react';
import { FormProblem } from '../../components/form-problem.tsx';
import { sentenceOf } from '../../lib/notices.ts';
import { AuthPage } from '../auth/auth-page.tsx';
import { TextLink } from '../auth/text-link.tsx';
import { useJoinRequestChanges, type JoinOffer, type MyJoinRequest } from './my-join-requests.ts';

interface JoinOfferPageProps {
  readonly offer: JoinOffer;
  /** What was answered the last time. */
  readonly declined: MyJoinRequest | undefined;
}

export function JoinOfferPage({ offer, declined }: JoinOfferPageProps) {
  const { ask } = useJoinRequestChanges();
  const { orgId, orgName, domain, invited } = offer;
  const wasMailed = ask.data?.outcome === 'invited';
  return (
    <AuthPage
      title="Your colleagues are here"
      description={`${orgName} takes people with an address at ${domain}.`}
      footer={
        <>
          Something else in mind? <TextLink to="/orgs/new">Make an organisation of your own</TextLink>
        </>
      }
    >
      <Stack>
        <Paper withBorder p="md">
          <Group wrap="nowrap">
            <Avatar name={orgName} color="harbor" radius="md" size={44} aria-hidden />
            <div>
              <Text fw={650}>{orgName}</Text>
              <Text fz="sm" c="dimmed">
                {invited
                  ? 'You are invited: the link in the mail lets you in.'
                  : 'An owner or admin decides. You hear of it by mail.'}
              </Text>
            </div>
          </Group>
        </Paper>
        {declined !== undefined && (
          <Alert color="yellow" icon={<IconMoodSad aria-hidden />} title="Your last request was declined">
            {declined.reason}
          </Alert>
        )}
        {wasMailed && (
          <Alert color="green" role="status" icon={<IconMailCheck aria-hidden />}>
            The link is on its way again. Look into your mailbox.
          </Alert>
        )}
        <FormProblem>{ask.error ? sentenceOf(ask.error) : undefined}</FormProblem>
        <Button onClick={() => ask.mutate(orgId)} loading={ask.isPending}>
          {invited ? 'Send me the link again' : declined ? `Ask ${orgName} again` : `Ask to join ${orgName}`}
        </Button>
      </Stack>
    </AuthPage>
  );
}
