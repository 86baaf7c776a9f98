/**
 * `queued`: will be sent; `sent`: the mail server took it; `failed`: it refused for good; `kept`: there is no mail server, read it
 * here; `withdrawn`: its reader didn't want it any more, or it concerned them no more, before it was sent.
 */
export const mailStates = ['queued', 'kept', 'sent', 'failed', 'withdrawn'] as const;
export type MailState = (typeof mailStates)[number];
