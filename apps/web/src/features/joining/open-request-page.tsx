import { Alert, Button, Stack } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { Time } from '../../components/time.tsx';
import { onceDone, showDone } from '../../lib/notices.ts';
import { AuthPage } from '../auth/auth-page.tsx';
import { TextLink } from '../auth/text-link.tsx';
import { useJoinRequestChanges, type MyJoinRequest } from './my-join-requests.ts';

/** Somebody else's turn: this page follows what they decide. */
export function OpenRequestPage({ request }: { request: MyJoinRequest }) {
  const { withdraw } = useJoinRequestChanges();
  const { id, orgName, askedAt } = request;
  return (
    <AuthPage
      title={`You asked to join ${orgName}`}
      footer={
        <>
          In the meantime: <TextLink to="/orgs/new">make an organisation of your own</TextLink>
        </>
      }
    >
      <Stack>
        <Alert color="blue" role="status" icon={<IconHourglass aria-hidden />} title="Waiting for an answer">
          You asked <Time value={askedAt} />. The owners and admins of {orgName} were told. When one of them decides,
          you get a mail, and this page changes by itself.
        </Alert>
        <Button
          variant="default"
          loading={withdraw.isPending}
          onClick={() => onceDone(withdraw.mutateAsync(id), () => showDone('Your request is withdrawn.'))}
        >
          Withdraw the request
        </Button>
      </Stack>
    </AuthPage>
  );
}
