import { Alert, DataList, Drawer, ScrollArea, Skeleton, Stack, Tabs } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { Detail } from '../../../components/detail.tsx';
import { FailedToLoad } from '../../../components/failed-to-load.tsx';
import { Time } from '../../../components/time.tsx';
import { LinkedText } from './linked-text.tsx';
import { useMail, type Mail } from './mails.ts';

const whyHidden: Readonly<Record<Mail['state'], string>> = {
  kept: 'It is kept, but its text is gone.',
  queued: 'It will go out by mail: the links in it are for its recipient alone.',
  sent: 'It went out by mail: the links in it are for its recipient alone.',
  failed: 'It could not be sent, and its links are for its recipient alone.',
  withdrawn: 'It was not sent: its recipient no longer wanted to be told this, or it concerned them no more.',
};

/** One mail, as its recipient sees it. */
export function MailDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { data: mail, error, refetch } = useMail(id);
  return (
    <Drawer opened={id !== undefined} onClose={onClose} title={mail?.subject ?? 'Mail'}>
      {error && !mail && <FailedToLoad error={error} retry={refetch} />}
      {!error && mail === undefined && <Skeleton h={240} />}
      {mail !== undefined && (
        <Stack>
          <DataList labelWidth="64px">
            <Detail label="To">{mail.to}</Detail>
            <Detail label="Written">
              <Time value={mail.createdAt} as="exact" />
            </Detail>
          </DataList>
          {mail.error !== undefined && (
            <Alert color="red" title="The mail server said">
              {mail.error}
            </Alert>
          )}
          {mail.html === undefined && mail.text === undefined ? (
            <Alert color="gray" icon={<IconEyeOff aria-hidden />} title="Its text is not shown">
              {whyHidden[mail.state]}
            </Alert>
          ) : (
            <Tabs defaultValue="html" keepMounted={false}>
              <Tabs.List>
                <Tabs.Tab value="html">As a page</Tabs.Tab>
                <Tabs.Tab value="text">As text</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="html" pt="md">
                <MailFrame subject={mail.subject} html={mail.html ?? ''} />
              </Tabs.Panel>
              <Tabs.Panel value="text" pt="md">
                <ScrollArea.Autosize
                  mah="65vh"
                  viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Text of the mail' }}
                >
                  <LinkedText text={mail.text ?? ''} />
                </ScrollArea.Autosize>
              </Tabs.Panel>
            </Tabs>
          )}
        </Stack>
      )}
    </Drawer>
  );
}

/** The mail runs no script and can reach nothing of this page; its links open in a tab of their own. */
function MailFrame({ subject, html }: { subject: string; html: string }) {
  return (
    <iframe
      title={`Mail: ${subject}`}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcDoc={`<base target="_blank">${html}`}
      style={{
        width: '100%',
        height: '65vh',
        border: '1px solid var(--moorage-line)',
        borderRadius: 8,
        background: '#fff',
      }}
    />
  );
}
