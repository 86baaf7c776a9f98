import { Avatar, type AvatarProps } from '@mantine/core';
import classes from './organization-mark.module.css';

/** How an organisation looks, as the API tells it. */
export interface OrganizationLook {
  readonly name: string;
  readonly logoUrl?: string | undefined;
  readonly color?:
    | { readonly lightFill: string; readonly lightText: string; readonly darkFill: string; readonly darkText: string }
    | undefined;
}

interface OrganizationMarkProps extends AvatarProps {
  readonly organization: OrganizationLook;
}

/** The logo, else the initials on the organisation's colour. Its name stands beside it, so it says nothing itself. */
export function OrganizationMark({ organization, ...avatar }: OrganizationMarkProps) {
  const { name, logoUrl, color } = organization;
  if (logoUrl !== undefined)
    return <Avatar src={logoUrl} alt="" radius="sm" className={classes['logo']} aria-hidden {...avatar} />;
  if (color === undefined) {
    return (
      <Avatar
        name={name}
        color="initials"
        allowedInitialsColors={['harbor', 'blue', 'green', 'yellow']}
        radius="sm"
        aria-hidden
        {...avatar}
      />
    );
  }
  return (
    <Avatar
      name={name}
      radius="sm"
      aria-hidden
      style={{
        '--avatar-bg': `light-dark(${color.lightFill}, ${color.darkFill})`,
        '--avatar-color': `light-dark(${color.lightText}, ${color.darkText})`,
        '--avatar-bd': 'none',
      }}
      {...avatar}
    />
  );
}
