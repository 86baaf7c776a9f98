import type { Setup } from './setup.ts';
import { placeAfter, placeOf } from './wizard-places.ts';

type State = Setup['steps'][number]['state'];
const setup = (profile: State, branding: State, team: State): Setup => ({
  steps: [
    { step: 'profile', state: profile },
    { step: 'branding', state: branding },
    { step: 'team', state: team },
  ],
  finished: false,
});
const at = (address: string, of: Setup) => placeOf(new URLSearchParams(address), of);

describe('the wizard', () => {
  it('goes on at the first step that nobody decided on', () => {
    expect(at('', setup('open', 'open', 'open'))).toBe('profile');
    expect(at('', setup('skipped', 'open', 'open'))).toBe('branding');
    expect(at('', setup('open', 'done', 'done'))).toBe('profile');
    expect(at('', setup('done', 'skipped', 'done'))).toBe('review');
  });

  it('stands where the address says, where that is a place', () => {
    expect(at('step=team', setup('open', 'open', 'open'))).toBe('team');
    expect(at('step=nowhere', setup('done', 'open', 'open'))).toBe('branding');
  });

  it('goes from step to step, and stays at the review', () => {
    expect(placeAfter('profile')).toBe('branding');
    expect(placeAfter('team')).toBe('review');
    expect(placeAfter('review')).toBe('review');
  });
});
