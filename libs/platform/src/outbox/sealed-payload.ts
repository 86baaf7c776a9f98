import type { SecretBox } from '@moorage/kernel';

/** A confidential event as it waits in its queues, where it stays for days after it was delivered. */
export interface SealedPayload {
  readonly sealed: string;
}

export function sealPayload(secretBox: SecretBox, eventName: string, payload: object): SealedPayload {
  return { sealed: secretBox.seal(JSON.stringify(payload), contextOf(eventName)) };
}

export function openPayload(secretBox: SecretBox, eventName: string, { sealed }: SealedPayload): unknown {
  return JSON.parse(secretBox.open(sealed, contextOf(eventName)));
}

function contextOf(eventName: string): string {
  return `event:${eventName}`;
}
