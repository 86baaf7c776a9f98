import { useCallback } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { withCursor, withListChange, withValues } from './list-address.ts';

interface PageTrail {
  /** Cursors of the pages before this one; the first page has none and stands as ''. */
  readonly before: readonly string[];
}

export interface ListNavigation {
  readonly address: URLSearchParams;
  readonly search: string | undefined;
  readonly cursor: string | undefined;
  /** Which page the API is asked for. */
  readonly page: { readonly cursor?: string };
  /** What the API is asked to search for, and which page of it. */
  readonly searchedPage: { readonly search?: string; readonly cursor?: string };
  readonly pageNumber: number | undefined;
  readonly isFiltered: (...filters: string[]) => boolean;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
  /** Changes what stands beside the list (such as what is open of it); the page of the list stays. */
  readonly keep: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly next: (cursor: string) => void;
  readonly previous: (() => void) | undefined;
  readonly reset: () => void;
}

/** The page stays where it was scrolled to. */
const inPlace = { replace: true, preventScrollReset: true } as const;

/**
 * The address as it is at this moment: what was drawn last may be older, and a change that is made from that would undo one
 * that isn't drawn yet.
 */
const currentAddress = (): URLSearchParams => new URLSearchParams(window.location.search);

/**
 * The state of a list, kept in the URL, so that it can be shared and the browser's Back works.
 * @param anchor the id of the list's element, where the list isn't what the page begins with: another page of it is shown there
 */
export function useListAddress(anchor?: string): ListNavigation {
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const { state, pathname } = useLocation() as { state: PageTrail | null; pathname: string };
  const cursor = address.get('cursor') ?? undefined;
  const before = state?.before ?? [];

  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) =>
      void navigate({ pathname, search: withListChange(currentAddress(), changes).toString() }, inPlace),
    [navigate, pathname],
  );
  const go = (to: string | undefined, trail: readonly string[]): void =>
    void navigate(
      { pathname, search: withCursor(currentAddress(), to).toString(), ...(anchor !== undefined && { hash: anchor }) },
      { state: { before: trail } satisfies PageTrail },
    );

  const previousCursor = before.at(-1);
  const search = address.get('search') ?? undefined;
  const page = { ...(cursor !== undefined && { cursor }) };
  return {
    address,
    search,
    cursor,
    page,
    searchedPage: { ...(search !== undefined && { search }), ...page },
    // Who opens a link to a later page sees the page, but nobody knows how many are before it.
    pageNumber: cursor === undefined ? 1 : before.length > 0 ? before.length + 1 : undefined,
    isFiltered: (...filters) => ['search', ...filters].some((name) => address.has(name)),
    change,
    keep: (changes) =>
      void navigate({ pathname, search: withValues(currentAddress(), changes).toString() }, { ...inPlace, state }),
    next: (to) => go(to, [...before, cursor ?? '']),
    previous:
      cursor === undefined
        ? undefined
        : () => go(previousCursor === '' ? undefined : previousCursor, before.slice(0, -1)),
    reset: () => void navigate({ pathname }, inPlace),
  };
}
