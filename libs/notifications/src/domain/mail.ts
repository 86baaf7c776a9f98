/** `queued`: will be sent; `sent`: the mail server took it; `failed`: it refused for good; `kept`: there is no mail server, read it here. */
export const mailStates = ['queued', 'kept', 'sent', 'failed'] as const;
export type MailState = (typeof mailStates)[number];
