import { Anchor, Text } from '@mantine/core';
import { splitLinks } from './split-links.ts';

/** Plain text with its links made clickable. */
export function LinkedText({ text }: { text: string }) {
  return (
    <Text component="div" fz="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {splitLinks(text).map((part, index) =>
        part.isLink ? (
          <Anchor key={index} href={part.text} target="_blank" rel="noopener" inherit>
            {part.text}
          </Anchor>
        ) : (
          part.text
        ),
      )}
    </Text>
  );
}
