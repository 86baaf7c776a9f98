/** What every step of the wizard is given: the two ways on. */
export interface StepControls {
  readonly onDone: () => void;
  readonly onSkip: () => void;
  readonly pending: boolean;
}
