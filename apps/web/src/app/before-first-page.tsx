import { Center, Loader } from '@mantine/core';

export function BeforeFirstPage() {
  return (
    <Center component="main" mih="100dvh">
      <Loader aria-label="Loading" />
    </Center>
  );
}
