import { Center } from '@mantine/core';
import { Waiting } from '../components/waiting.tsx';

export function BeforeFirstPage() {
  return (
    <Center component="main" mih="100dvh">
      <Waiting />
    </Center>
  );
}
