/** What is left to do once an organisation is founded; every step may be left out. */
export const setupSteps = ['profile', 'branding', 'team'] as const;
export type SetupStep = (typeof setupSteps)[number];

export const setupStates = ['open', 'done', 'skipped'] as const;
export type SetupState = (typeof setupStates)[number];

/** How far the wizard is with an organisation: whoever may change it goes on where anybody left off. */
export interface Setup {
  readonly steps: Readonly<Record<SetupStep, SetupState>>;
  /** From then on nobody is reminded. */
  readonly finished: boolean;
}

export const setupNotBegun: Setup = { steps: { profile: 'open', branding: 'open', team: 'open' }, finished: false };
