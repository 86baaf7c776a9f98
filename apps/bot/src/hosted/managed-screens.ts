import type { Member } from '../team/member.ts';

/** The screens that the platform has in hosted mode, and where on the platform: the one list of them. */
const MANAGED_SCREENS: readonly (readonly [path: RegExp, platformPath: (tenant: string) => string])[] = [
  [/^\/invites?(\/|$)/, (tenant) => `/orgs/${tenant}/team`],
  [/^\/join(\/|$)/, (tenant) => `/orgs/${tenant}/team`],
  [/^\/members(\/|$)/, (tenant) => `/orgs/${tenant}/team`],
  [/^\/companies\/new$/, () => '/orgs/new'],
  [/^\/companies(\/|$)/, (tenant) => `/orgs/${tenant}/settings`],
  [/^\/settings(\/|$)/, (tenant) => `/orgs/${tenant}/settings`],
  [/^\/(sign-in|sign-out|set-up)$/, () => '/'],
];

/** Where on the platform a member finds what the path would be; undefined for the bot's own pages. */
export function platformScreen(platformUrl: string, { company }: Member, path: string): string | undefined {
  const screen = MANAGED_SCREENS.find(([pattern]) => pattern.test(path));
  return screen && `${platformUrl}${screen[1](encodeURIComponent(company.tenantId ?? ''))}`;
}
