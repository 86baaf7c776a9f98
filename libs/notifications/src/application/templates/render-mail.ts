import type { MailRequest, MailTemplate, MailTemplates } from '@moorage/contracts';
import { alreadyRegistered } from './already-registered.ts';
import { invitation } from './invitation.ts';
import { passwordChanged } from './password-changed.ts';
import { resetPassword } from './reset-password.ts';
import type { RenderedMail, Template } from './template.ts';
import { verifyEmail } from './verify-email.ts';

const templates: { readonly [T in MailTemplate]: Template<MailTemplates[T]> } = {
  'already-registered': alreadyRegistered,
  invitation,
  'password-changed': passwordChanged,
  'reset-password': resetPassword,
  'verify-email': verifyEmail,
};

/** The mail that a request asks for, as it reads to somebody who prefers dates as `locale` (BCP 47) writes them. */
export function renderMail(request: Pick<MailRequest, 'template' | 'data'>, locale?: string): RenderedMail {
  // The type of a request ties its data to its template; TypeScript can't follow that through the lookup.
  const template = templates[request.template] as Template<MailTemplates[MailTemplate]>;
  const { data } = request;
  return {
    subject: template.subject(data),
    text: template.text(data, locale),
    html: template.html(data, locale).markup,
  };
}
