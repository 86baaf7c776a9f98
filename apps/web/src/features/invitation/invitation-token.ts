const key = 'moorage.invitation';

/** The token of an invitation waits here while its reader signs in or out; it ends with the tab. */
export const invitationToken = {
  keep(token: string): void {
    window.sessionStorage.setItem(key, token);
  },
  kept(): string | undefined {
    return window.sessionStorage.getItem(key) ?? undefined;
  },
  forget(): void {
    window.sessionStorage.removeItem(key);
  },
};
