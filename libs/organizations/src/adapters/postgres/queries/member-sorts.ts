/** How a member list can be sorted; each has an index. */
export const memberSorts = ['name', 'email', 'role', 'joined'] as const;
export type MemberSort = (typeof memberSorts)[number];
