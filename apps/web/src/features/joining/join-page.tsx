import { Button, Center, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { FailedToLoad } from '../../components/failed-to-load.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { useLive } from '../../lib/live.ts';
import { AuthPage } from '../auth/auth-page.tsx';
import { TextLink } from '../auth/text-link.tsx';
import { useMyOrganizations } from '../organizations/my-organizations.ts';
import { useSignedIn } from '../session/require-session.tsx';
import { JoinOfferPage } from './join-offer-page.tsx';
import { useMyJoinRequests, type MyJoinRequest } from './my-join-requests.ts';
import { OpenRequestPage } from './open-request-page.tsx';

/** Joining by the domain of one's own address: what is on offer, what was asked, and how it went. */
export function JoinPage() {
  useLive({ of: 'me' });
  const { data, error, refetch } = useMyJoinRequests();
  const { data: mine, isFetching: isLookingForMine } = useMyOrganizations();
  const me = useSignedIn();
  if (data === undefined || mine === undefined) {
    return (
      <AuthPage title="Join your colleagues">
        {error ? <FailedToLoad error={error} retry={refetch} /> : <Loading />}
      </AuthPage>
    );
  }
  const open = data.items.find(({ status }) => status === 'PENDING');
  if (open !== undefined) return <OpenRequestPage request={open} />;
  const [last] = data.items;
  const joined = last?.status === 'APPROVED' ? mine.items.find(({ id }) => id === last.orgId) : undefined;
  if (joined !== undefined && data.offer === undefined) return <Welcome name={joined.name} slug={joined.slug} />;
  if (data.offer !== undefined)
    return <JoinOfferPage offer={data.offer} declined={declinedBy(data.offer.orgId, last)} />;
  // That somebody let them in is known before the organisation is among theirs.
  if (last?.status === 'APPROVED' && isLookingForMine) {
    return (
      <AuthPage title="Join your colleagues">
        <Loading />
      </AuthPage>
    );
  }
  return (
    <AuthPage
      title="Join your colleagues"
      description={`No organisation here takes people by their address at ${me.email.split('@').at(-1)}. Ask a colleague for an invitation, or make an organisation of your own.`}
      footer={mine.items.length > 0 && <TextLink to="/">Back to your organisations</TextLink>}
    >
      <Button component={Link} to="/orgs/new">
        Make an organisation
      </Button>
    </AuthPage>
  );
}

function Loading() {
  return (
    <Center py="xl">
      <Waiting />
    </Center>
  );
}

function declinedBy(orgId: string, last: MyJoinRequest | undefined): MyJoinRequest | undefined {
  return last?.status === 'DECLINED' && last.orgId === orgId ? last : undefined;
}

function Welcome({ name, slug }: { name: string; slug: string }) {
  return (
    <AuthPage title={`Welcome to ${name}`} description="Your request was approved: you are a member now.">
      <Stack>
        <Button component={Link} to={`/orgs/${slug}`}>
          Go to {name}
        </Button>
      </Stack>
    </AuthPage>
  );
}
