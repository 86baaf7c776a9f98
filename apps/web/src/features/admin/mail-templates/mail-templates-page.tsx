import {
  Group,
  SegmentedControl,
  Select,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  useComputedColorScheme,
} from '@mantine/core';
import { useState } from 'react';
import { FailedToLoad } from '../../../components/failed-to-load.tsx';
import { Page } from '../../../components/page.tsx';
import { Section } from '../../../components/section.tsx';
import { knownValue } from '../../../lib/list-address.ts';
import { useListAddress } from '../../../lib/use-list-address.ts';
import { useMailTemplates, type MailPreview } from './mail-templates.ts';
import classes from './mail-templates.module.css';

const groups: readonly { readonly about: MailPreview['about']; readonly label: string }[] = [
  { about: 'account', label: 'Accounts and invitations' },
  { about: 'organization', label: 'Notices of an organisation' },
  { about: 'membership', label: 'Notices to one member' },
  { about: 'platform', label: 'Notices to platform admins' },
];

/** How every mail reads, with made-up names: as a page and as text, side by side. */
export function MailTemplatesPage() {
  const list = useListAddress();
  const { data, error, refetch } = useMailTemplates();
  const items = data?.items ?? [];
  const chosen = knownValue(
    list.address,
    'template',
    items.map(({ template }) => template),
  );
  const preview = items.find(({ template }) => template === chosen) ?? items[0];
  return (
    <Page
      title="Mail templates"
      description="Every mail that this installation sends, with made-up people and organisations. Nothing is sent from here."
    >
      {error && !data ? (
        <FailedToLoad error={error} retry={refetch} />
      ) : preview === undefined ? (
        <Skeleton h={480} />
      ) : (
        <Stack>
          <Select
            label="Template"
            searchable
            allowDeselect={false}
            maw={420}
            data={groups.map(({ about, label }) => ({
              group: label,
              items: items
                .filter((item) => item.about === about)
                .map(({ template, subject }) => ({ value: template, label: subject })),
            }))}
            value={preview.template}
            onChange={(template) => list.change({ template: template ?? undefined })}
          />
          <Preview key={preview.template} preview={preview} />
        </Stack>
      )}
    </Page>
  );
}

function Preview({ preview: { template, subject, text, html } }: { preview: MailPreview }) {
  const current = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const [scheme, setScheme] = useState<'light' | 'dark'>(current);
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Section
        title="As a page"
        description={`Subject: ${subject}`}
        actions={
          <SegmentedControl
            aria-label="Colours of the mail"
            transitionDuration={0}
            size="xs"
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
            value={scheme}
            onChange={(chosen) => setScheme(chosen === 'dark' ? 'dark' : 'light')}
          />
        }
      >
        <iframe
          key={scheme}
          title={`Mail: ${subject}`}
          sandbox=""
          srcDoc={inColors(html, scheme)}
          className={classes['frame']}
        />
      </Section>
      <Section title="As text" description="For readers without HTML.">
        <Text
          component="pre"
          fz="sm"
          className={classes['text']}
          tabIndex={0}
          role="region"
          aria-label="Text of the mail"
        >
          {text}
        </Text>
        <Group mt="sm">
          <Text fz="xs" c="dimmed">
            {template}
          </Text>
        </Group>
      </Section>
    </SimpleGrid>
  );
}

/** A mail follows its reader's colours, and a frame those of the browser: so the question in it is answered here. */
function inColors(html: string, scheme: 'light' | 'dark'): string {
  return html.replaceAll('(prefers-color-scheme: dark)', scheme === 'dark' ? 'all' : 'not all');
}
