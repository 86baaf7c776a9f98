import { Button } from '@mantine/core';
import { IconBuildingOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';

export function NoSuchOrganization({ slug }: { slug: string }) {
  return (
    <Page title="No such organisation">
      <NothingHere
        icon={IconBuildingOff}
        title={`There is no “${slug}” for you`}
        description="It does not exist, or you are not a member of it. Ask one of its admins for an invitation."
        action={
          <Button component={Link} to="/" variant="default">
            To your organisations
          </Button>
        }
      />
    </Page>
  );
}
