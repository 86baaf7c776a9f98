import { Affix, Alert, Button, Group, Transition } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useReachable } from '../lib/connection.ts';
import { meKey } from '../lib/me-key.ts';

const askEveryMs = 4_000;

/** Says that the API is away, asks by itself whether it is back, and goes when it is. */
export function OfflineBanner() {
  const reachable = useReachable();
  const queryClient = useQueryClient();
  const asking = useIsFetching() > 0;
  useEffect(() => {
    if (reachable) return;
    const timer = setInterval(
      () => void queryClient.invalidateQueries({ queryKey: meKey, refetchType: 'all' }),
      askEveryMs,
    );
    return () => {
      clearInterval(timer);
      // It is back: what failed meanwhile, and what was missed, is fetched anew.
      void queryClient.invalidateQueries();
    };
  }, [reachable, queryClient]);
  return (
    <Affix position={{ bottom: 16, left: 16, right: 16 }} style={{ pointerEvents: 'none' }}>
      <Transition mounted={!reachable} transition="slide-up">
        {(style) => (
          <Alert
            style={{ ...style, pointerEvents: 'auto' }}
            maw={560}
            mx="auto"
            color="yellow"
            variant="filled"
            autoContrast
            role="alert"
            icon={<IconCloudOff aria-hidden />}
            title="Moorage is not answering"
          >
            <Group justify="space-between" gap="sm">
              What you see may be old. We keep trying.
              <Button
                size="xs"
                variant="white"
                color="dark"
                loading={asking}
                onClick={() => void queryClient.invalidateQueries()}
              >
                Try now
              </Button>
            </Group>
          </Alert>
        )}
      </Transition>
    </Affix>
  );
}
