import { Badge, List, Stack, Text } from '@mantine/core';
import type { ItemOf } from '@moorage/api-client';
import { useFormatLocale } from '../../lib/preferences.ts';
import { localDay } from '../../lib/time-text.ts';

export type ChangelogView = NonNullable<ItemOf<'/api/admin/releases'>['changelog']>;

const colors: Readonly<Record<ChangelogView['sections'][number]['title'], string>> = {
  New: 'green',
  Improved: 'blue',
  Fixed: 'yellow',
};

/** What a release brings, in the words of its maintainers: plain text, whatever they wrote. */
export function Changelog({ changelog: { version, date, sections } }: { changelog: ChangelogView }) {
  const locale = useFormatLocale();
  return (
    <Stack gap="sm" component="section" aria-label={`Changelog of ${version}`}>
      <Text fz="sm" c="dimmed">
        Released on {localDay(new Date(`${date}T00:00`), locale)}
      </Text>
      {sections.length === 0 && <Text fz="sm">Nothing to tell.</Text>}
      {sections.map(({ title, items }) => (
        <Stack key={title} gap={4}>
          <Badge color={colors[title]}>{title}</Badge>
          <List fz="sm" spacing={2}>
            {items.map((item, index) => (
              // Two items may say the same.
              <List.Item key={`${index} ${item}`} style={{ overflowWrap: 'anywhere' }}>
                {item}
              </List.Item>
            ))}
          </List>
        </Stack>
      ))}
    </Stack>
  );
}
