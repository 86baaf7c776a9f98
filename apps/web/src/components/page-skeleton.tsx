import { SimpleGrid, Skeleton, Stack, VisuallyHidden } from '@mantine/core';

export function PageSkeleton() {
  return (
    <Stack gap="lg" maw={1120} w="100%" mx="auto" aria-busy="true">
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      <Stack gap={8}>
        <Skeleton h={30} w={220} />
        <Skeleton h={16} w={340} maw="100%" />
      </Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Skeleton h={168} radius="lg" />
        <Skeleton h={168} radius="lg" />
      </SimpleGrid>
      <Skeleton h={220} radius="lg" />
    </Stack>
  );
}
