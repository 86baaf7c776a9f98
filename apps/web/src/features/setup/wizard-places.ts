import type { Setup, SetupStep } from './setup.ts';

/** The places of the wizard after the organisation was founded, in their order. */
export const places = ['profile', 'branding', 'team', 'review'] as const satisfies readonly (SetupStep | 'review')[];
export type Place = (typeof places)[number];

/** Where the wizard stands: where the address says, else at the first step that nobody decided on, else at the review. */
export function placeOf(address: URLSearchParams, { steps }: Setup): Place {
  const asked = address.get('step');
  return places.find((place) => place === asked) ?? steps.find(({ state }) => state === 'open')?.step ?? 'review';
}

export function placeAfter(place: Place): Place {
  return places[places.indexOf(place) + 1] ?? 'review';
}
