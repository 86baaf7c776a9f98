import fc from 'fast-check';
import {
  defaultUpdatePolicy,
  effectivePolicy,
  isOpenAt,
  nextOpening,
  parseBotUpdatePolicy,
  updateModes,
  type BotUpdatePolicy,
  type UpdateTiming,
} from './update-policy.ts';

const expressions = [
  '* * * * *',
  '0 3 * * *',
  '*/90 4 * * *',
  '30 22 * * 1-5',
  '15 1 1 * *',
  '0 3 29 2 *',
  '59 23 L * *',
];
const timing: fc.Arbitrary<UpdateTiming> = fc.oneof(
  fc.constant<UpdateTiming>({ kind: 'always' }),
  fc.record({ kind: fc.constant('hour' as const), hourUtc: fc.integer({ min: 0, max: 23 }) }),
  fc.record({ kind: fc.constant('cron' as const), expression: fc.constantFrom(...expressions) }),
);
const moment = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2032-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const organization = fc.option(
  fc.record({ mode: fc.constantFrom(...updateModes), preferredHourUtc: fc.integer({ min: 0, max: 23 }) }),
);
const bot = fc.option(fc.constantFrom<BotUpdatePolicy>('on-push', 'nightly', 'manual', 'cron:0 4 * * 1'));

describe('the policy that holds for a bot', () => {
  it("is the organisation's choice, then the bot's own, then manual at three", () => {
    fc.assert(
      fc.property(organization, bot, (ofOrganization, ofBot) => {
        const policy = effectivePolicy(ofOrganization, ofBot);
        if (ofOrganization !== null)
          expect(policy).toEqual({
            mode: ofOrganization.mode,
            timing: { kind: 'hour', hourUtc: ofOrganization.preferredHourUtc },
            source: 'organization',
          });
        else if (ofBot !== null) expect(policy).toMatchObject({ source: 'bot' });
        else expect(policy).toEqual({ mode: 'manual', timing: { kind: 'hour', hourUtc: 3 }, source: 'default' });
      }),
    );
  });

  it.each([
    ['on-push', 'auto', { kind: 'always' }],
    ['nightly', 'auto', { kind: 'hour', hourUtc: defaultUpdatePolicy.preferredHourUtc }],
    ['manual', 'manual', { kind: 'hour', hourUtc: defaultUpdatePolicy.preferredHourUtc }],
    ['cron:0 4 * * 1', 'auto', { kind: 'cron', expression: '0 4 * * 1' }],
  ] as const)('of a bot that is set to %s is %s', (policy, mode, when) => {
    expect(effectivePolicy(null, policy)).toEqual({ mode, timing: when, source: 'bot' });
  });
});

describe('the window of a policy', () => {
  const at = (text: string): Date => new Date(text);

  it('is the hour that was chosen, from its first moment to its last', () => {
    const three: UpdateTiming = { kind: 'hour', hourUtc: 3 };
    expect(isOpenAt(three, at('2026-01-05T02:59:59.999Z'))).toBe(false);
    expect(isOpenAt(three, at('2026-01-05T03:00:00.000Z'))).toBe(true);
    expect(isOpenAt(three, at('2026-01-05T03:59:59.999Z'))).toBe(true);
    expect(isOpenAt(three, at('2026-01-05T04:00:00.000Z'))).toBe(false);
    expect(nextOpening(three, at('2026-01-05T02:00:00Z'))).toEqual(at('2026-01-05T03:00:00Z'));
    expect(nextOpening(three, at('2026-01-31T04:00:00Z'))).toEqual(at('2026-02-01T03:00:00Z'));
  });

  it('is an hour from each moment that a cron expression names, over midnight too', () => {
    const lateOnFridays: UpdateTiming = { kind: 'cron', expression: '30 23 * * 5' };
    expect(isOpenAt(lateOnFridays, at('2026-01-09T23:29:59.999Z'))).toBe(false);
    expect(isOpenAt(lateOnFridays, at('2026-01-09T23:30:00.000Z'))).toBe(true);
    expect(isOpenAt(lateOnFridays, at('2026-01-10T00:29:59.999Z'))).toBe(true);
    expect(isOpenAt(lateOnFridays, at('2026-01-10T00:30:00.000Z'))).toBe(false);
    expect(nextOpening(lateOnFridays, at('2026-01-10T00:30:00Z'))).toEqual(at('2026-01-16T23:30:00Z'));
  });

  it('is found even where it is years away', () => {
    const leapDay: UpdateTiming = { kind: 'cron', expression: '0 3 29 2 *' };
    expect(nextOpening(leapDay, at('2026-01-05T00:00:00Z'))).toEqual(at('2028-02-29T03:00:00Z'));
  });

  it('opens next at the first moment that is open, and not a minute before', () => {
    fc.assert(
      fc.property(timing, moment, fc.nat({ max: 10_000 }), (when, after, permyriad) => {
        const opening = nextOpening(when, after);
        expect(opening.getTime()).toBeGreaterThanOrEqual(after.getTime());
        expect(isOpenAt(when, opening)).toBe(true);
        expect(nextOpening(when, opening)).toEqual(opening);
        if (isOpenAt(when, after)) expect(opening).toEqual(after);
        const between = after.getTime() + ((opening.getTime() - after.getTime()) * permyriad) / 10_001;
        if (between < opening.getTime()) expect(isOpenAt(when, new Date(between))).toBe(false);
      }),
    );
  });

  it('stays open until the hour is over, and closes for whoever is always late', () => {
    fc.assert(
      fc.property(
        timing.filter(({ kind }) => kind === 'hour'),
        moment,
        fc.nat({ max: 3_599_999 }),
        (when, after, milliseconds) => {
          const start = new Date(after.getTime() + 86_400_000).setUTCHours(0, 0, 0, 0);
          const opening = nextOpening(when, new Date(start));
          expect(isOpenAt(when, new Date(opening.getTime() + milliseconds))).toBe(true);
          expect(isOpenAt(when, new Date(opening.getTime() + 3_600_000))).toBe(false);
        },
      ),
    );
  });
});

describe("a bot's own policy", () => {
  it.each(['on-push', 'nightly', 'manual', 'cron:0 4 * * 1', 'cron:*/15 2-5 * * MON-FRI', 'cron:0 3 L * *'])(
    'may be %s',
    (text) => {
      expect(parseBotUpdatePolicy(text)).toBe(text);
    },
  );

  it('is kept with single spaces', () => {
    expect(parseBotUpdatePolicy('cron:  0 4\t* *  1 ')).toBe('cron:0 4 * * 1');
  });

  it.each([
    '',
    'weekly',
    'cron:',
    'cron:@daily',
    'cron:0 4 * *',
    'cron:0 0 4 * * 1',
    'cron:60 4 * * *',
    'cron:0 24 * * *',
    'cron:0 0 30 2 *',
    'cron:0 0 31 4,6 *',
    'cron:H 4 * * *',
    'cron:*/0 * * * *',
    'cron:0 4 * * someday',
    `cron:${'1,'.repeat(60)}1 * * * *`,
  ])('may not be "%s"', (text) => {
    expect(() => parseBotUpdatePolicy(text)).toThrow(
      expect.objectContaining({ code: 'UPDATE_POLICY.INVALID', data: { field: 'policy' } }) as Error,
    );
  });

  it('opens at some time, if it was accepted at all', () => {
    const field = fc.constantFrom('*', '0', '1', '5', '12', '*/5', '1-3', '2,4', '29', '31', '?', 'L');
    fc.assert(
      fc.property(fc.array(field, { minLength: 5, maxLength: 5 }), moment, (fields, after) => {
        let policy: BotUpdatePolicy;
        try {
          policy = parseBotUpdatePolicy(`cron:${fields.join(' ')}`);
        } catch {
          return;
        }
        const { timing: when } = effectivePolicy(null, policy);
        expect(isOpenAt(when, nextOpening(when, after))).toBe(true);
      }),
    );
  });
});
