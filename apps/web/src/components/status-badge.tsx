import { Badge, Loader, Tooltip, type BadgeProps } from '@mantine/core';

export interface StatusLook {
  readonly label: string;
  readonly color: 'green' | 'red' | 'yellow' | 'blue' | 'gray' | 'harbor';
  /** Something is going on, and the status will change by itself. */
  readonly busy?: boolean;
}

interface StatusBadgeProps extends Omit<BadgeProps, 'color'> {
  readonly look: StatusLook;
  readonly explanation?: string | undefined;
}

export function StatusBadge({ look, explanation, ...badge }: StatusBadgeProps) {
  const shown = (
    <Badge
      color={look.color}
      leftSection={look.busy === true ? <Loader size={10} color="currentColor" aria-hidden /> : undefined}
      {...badge}
      {...(explanation !== undefined && { tabIndex: 0, style: { cursor: 'help' } })}
    >
      {look.label}
    </Badge>
  );
  return explanation === undefined ? shown : <Tooltip label={explanation}>{shown}</Tooltip>;
}
