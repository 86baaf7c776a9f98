import { Group, Select, Text } from '@mantine/core';
import { useId } from 'react';
import { useChoosePreference, type KindPreference, type NoticeRoute } from './notification-preferences.ts';
import classes from './preference-row.module.css';

const routes: readonly { readonly value: NoticeRoute; readonly label: string }[] = [
  { value: 'bell', label: 'Bell' },
  { value: 'mail', label: 'Mail' },
  { value: 'both', label: 'Bell and mail' },
  { value: 'none', label: 'Nowhere' },
];
const named = (route: NoticeRoute): string => routes.find(({ value }) => value === route)?.label ?? route;

interface PreferenceRowProps {
  readonly kind: KindPreference;
  /** Whose own choice is made; absent: the one for all. */
  readonly organization?: { readonly orgId: string; readonly name: string };
}

export function PreferenceRow({ kind: preference, organization }: PreferenceRowProps) {
  const { kind, label, mandatory, defaultRoute, route } = preference;
  const choose = useChoosePreference();
  const id = useId();
  if (mandatory) return <FixedRow label={label} route={defaultRoute} />;
  const own = preference.organizations.find(({ orgId }) => orgId === organization?.orgId)?.route;
  const general = route ?? defaultRoute;
  const fallback =
    organization === undefined
      ? []
      : [{ value: 'default' as const, label: `As for all: ${named(general).toLowerCase()}` }];
  return (
    <Group className={classes['row']} justify="space-between" wrap="nowrap" gap="md">
      <Text fz="sm" id={id}>
        {label}
      </Text>
      <Select
        aria-labelledby={id}
        data={[...fallback, ...routes]}
        value={organization === undefined ? general : (own ?? 'default')}
        onChange={(chosen) =>
          chosen !== null && choose.mutate({ kind, route: chosen, ...(organization && { orgId: organization.orgId }) })
        }
        // Not `disabled`, which would take the focus from who chose by the keyboard.
        readOnly={choose.isPending}
        aria-busy={choose.isPending}
        allowDeselect={false}
        className={classes['choice']}
      />
    </Group>
  );
}

/** One that nobody chooses. */
export function FixedRow({ label, route }: { label: string; route: NoticeRoute }) {
  return (
    <Group className={classes['row']} justify="space-between" wrap="nowrap" gap="md">
      <Text fz="sm">{label}</Text>
      <Text fz="sm" c="dimmed" className={classes['choice']}>
        {named(route)}, always
      </Text>
    </Group>
  );
}
