import { IconMail } from '@tabler/icons-react';
import { RowOpener } from '../../../components/row-opener.tsx';
import type { Column } from '../../../components/data-table.tsx';
import { Page } from '../../../components/page.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { Time } from '../../../components/time.tsx';
import { filterOf, sortingOf } from '../../../lib/list-address.ts';
import { useListAddress } from '../../../lib/use-list-address.ts';
import { ListFilter } from '../../../components/list-filter.tsx';
import { useInstallation } from '../../session/installation.ts';
import { ListFrame } from '../../../components/list-frame.tsx';
import { MailDrawer } from './mail-drawer.tsx';
import { mailLook, mailStateOptions } from './mail-look.ts';
import { useMails, type Mail } from './mails.ts';

const mailSorts = ['created', 'recipient'] as const;
type MailSort = (typeof mailSorts)[number];

export function MailsPage() {
  const list = useListAddress();
  const { data: installation } = useInstallation();
  const sorting = sortingOf(list.address, mailSorts, { sort: 'created', direction: 'desc' });
  const query = useMails({
    ...sorting,
    ...filterOf(list.address, 'state', mailStateOptions),
    ...list.searchedPage,
  });
  const opened = list.address.get('mail') ?? undefined;
  const open = (mail: string | undefined): void => list.keep({ mail });
  const columns: readonly Column<Mail, MailSort>[] = [
    {
      label: 'Subject and recipient',
      sortBy: 'recipient',
      render: ({ id, subject, to }) => <RowOpener title={subject} detail={`To ${to}`} onOpen={() => open(id)} />,
    },
    { label: 'State', render: ({ state, error }) => <StatusBadge look={mailLook(state)} explanation={error} /> },
    { label: 'Written', sortBy: 'created', render: ({ createdAt }) => <Time value={createdAt} /> },
  ];
  return (
    <Page
      title="Mail outbox"
      description={
        installation?.mailKept === true
          ? 'No mail server is set up: every mail is kept here, and its links work from here.'
          : 'What was handed to the mail server, and what waits for it.'
      }
    >
      <ListFrame
        label="Mails"
        searchLabel="Search by recipient or subject"
        list={list}
        query={query}
        columns={columns}
        sorting={sorting}
        filters={<ListFilter list={list} name="state" label="State" options={mailStateOptions} />}
        filterNames={['state']}
        rowKey={({ id }) => id}
        empty={{
          icon: IconMail,
          title: 'No mails yet',
          description: 'Verifications, invitations and password resets show up here.',
        }}
      />
      <MailDrawer id={opened} onClose={() => open(undefined)} />
    </Page>
  );
}
