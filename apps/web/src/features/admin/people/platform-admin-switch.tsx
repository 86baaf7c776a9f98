import { Switch } from '@mantine/core';
import { confirmAction } from '../../../components/confirmation.tsx';
import { useSetPlatformAdmin, type Person } from './people.ts';

export function PlatformAdminSwitch({ person }: { person: Person }) {
  const set = useSetPlatformAdmin();
  const { id, name, platformAdmin } = person;
  const ask = (): void =>
    confirmAction(
      platformAdmin
        ? {
            title: `Take the admin section from ${name}?`,
            consequences: 'They keep their account and their organisations.',
            action: 'Take it away',
            danger: true,
            onConfirm: () => set.mutate({ id, platformAdmin: false }),
          }
        : {
            title: `Make ${name} a platform admin?`,
            consequences:
              'They can see and change every organisation of this installation, and make others platform admins.',
            action: 'Make platform admin',
            onConfirm: () => set.mutate({ id, platformAdmin: true }),
          },
    );
  return (
    <Switch checked={platformAdmin} onChange={ask} disabled={set.isPending} aria-label={`Platform admin: ${name}`} />
  );
}
