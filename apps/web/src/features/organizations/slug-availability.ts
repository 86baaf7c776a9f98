import { dataOf } from '@moorage/api-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { slugProblem } from '../../lib/slug.ts';

const reasons: Readonly<Record<string, string>> = {
  'ORG.SLUG_TAKEN': 'Another organisation has this address.',
  'ORG.SLUG_RESERVED': 'This address is reserved.',
  'ORG.SLUG_INVALID': 'Use lower-case letters, digits and hyphens, with no hyphen at either end.',
};

export type SlugVerdict = { state: 'unknown' | 'checking' | 'available' } | { state: 'refused'; reason: string };

/** Whether an address can still be had; asked while it is typed. */
export function useSlugVerdict(slug: string): SlugVerdict {
  const malformed = slugProblem(slug);
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['slug-availability', slug],
    queryFn: () => dataOf(api.GET('/api/organizations/slug-availability', { params: { query: { slug } } })),
    enabled: malformed === undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (slug === '') return { state: 'unknown' };
  if (malformed !== undefined) return { state: 'refused', reason: malformed };
  if (data === undefined || isPlaceholderData) return { state: 'checking' };
  if (data.available) return { state: 'available' };
  return { state: 'refused', reason: reasons[data.reason ?? ''] ?? 'This address can’t be had.' };
}
