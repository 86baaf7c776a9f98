const key = 'moorage.organization';

/** The organisation that was looked at last, by its slug: the next visit begins there. */
export const rememberedOrganization = {
  get(): string | undefined {
    return window.localStorage.getItem(key) ?? undefined;
  },
  set(slug: string): void {
    window.localStorage.setItem(key, slug);
  },
};
