import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditAction, AuditEntry } from './audit-entry.ts';
import { actionName, changesOf, sentenceOf } from './audit-sentence.ts';

const ada = { type: 'user', id: 'u1', label: 'Ada Müller <ada@example.com>' } as const;
const ben = { type: 'membership', id: 'm1', label: 'Ben Ode <ben@example.com>' };
const told = (action: AuditAction, more: Partial<AuditEntry> = {}): string =>
  sentenceOf({ action, actor: ada, erased: false, ...more });

describe('what the audit log says', () => {
  it.each<[string, string]>([
    [told('member.role-changed', { target: ben, after: { role: 'ADMIN' } }), 'Ada Müller made Ben Ode Admin'],
    [told('member.joined', { target: { ...ben, label: ada.label } }), 'Ada Müller joined'],
    [
      told('invitation.sent', { target: { ...ben, label: 'b@x.org' }, after: { role: 'BILLING_ADMIN' } }),
      'Ada Müller invited b@x.org as Billing admin',
    ],
    [told('organization.seats-set', { after: { seatsTotal: null } }), 'Ada Müller took the limit of seats away'],
    [
      told('organization.renamed', { after: { name: 'Acme' }, actor: { ...ada, type: 'platform-admin' } }),
      'Ada Müller (platform admin) renamed the organisation to Acme',
    ],
    [
      told('member.removed', { target: { type: 'membership', id: 'm1' }, actor: { type: 'user' }, erased: true }),
      'An erased person removed an erased person',
    ],
    [
      told('api-key.revoked', {
        target: { type: 'api-key', id: 'k', label: 'CI' },
        actor: { ...ada, type: 'api-key' },
      }),
      'Ada Müller (by API key) revoked the API key CI',
    ],
    [
      told('domain.claimed', { target: { type: 'domain', id: 'd', label: 'acme.org' } }),
      'Ada Müller claimed the domain acme.org',
    ],
    [told('instance.created', { actor: { type: 'system' } }), 'The bot instance was made'],
  ])('%s', (sentence, expected) => {
    expect(sentence).toBe(expected);
  });

  it('is a sentence for every action there is', () => {
    const document = JSON.parse(
      readFileSync(join(__dirname, '../../../../../libs/api-client/openapi.json'), 'utf8'),
    ) as {
      components: { schemas: { AuditEntryView: { properties: { action: { enum: AuditAction[] } } } } };
    };
    const actions = document.components.schemas.AuditEntryView.properties.action.enum;
    expect(actions.length).toBeGreaterThan(40);
    for (const action of actions) {
      expect(told(action, { target: ben })).toMatch(/^[A-ZÄ][^.]{8,}$/);
      expect(told(action, { target: ben })).not.toContain('undefined');
      expect(actionName(action)).toMatch(/^[A-Z][a-z ]*: [a-z][a-z -]*$/i);
    }
  });

  it('shows what changed, field by field', () => {
    expect(
      changesOf(
        {
          before: { role: 'MEMBER', seatsTotal: null },
          after: { role: 'ADMIN', seatsTotal: 5, tags: ['a', 'b'], on: true },
        },
        'en-GB',
      ),
    ).toEqual([
      { field: 'Role', before: 'Member', after: 'Admin' },
      { field: 'Seats total', before: 'none', after: '5' },
      { field: 'Tags', before: undefined, after: 'a, b' },
      { field: 'On', before: undefined, after: 'yes' },
    ]);
  });
});
