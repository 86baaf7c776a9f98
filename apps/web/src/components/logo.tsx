import { Group, Text } from '@mantine/core';

function LogoMark({ size = 28 }: { size?: number }) {
  return <img src="/favicon.svg" width={size} height={size} alt="" />;
}

export function Logo({ inverted = false }: { inverted?: boolean }) {
  return (
    <Group gap={10} wrap="nowrap">
      <LogoMark />
      <Text component="span" fw={700} fz={17} lts="-0.02em" c={inverted ? 'white' : undefined}>
        Moorage
      </Text>
    </Group>
  );
}
