import { createUsageReporter, type Usage } from './usage-reporter.ts';

const usage: Usage = { userId: 'ada', quantity: 1200, unit: 'tokens', description: 'A long summary' };

function given(answer: () => Response) {
  const requests: Request[] = [];
  const report = createUsageReporter({
    platformUrl: 'https://app.example.com/',
    secret: 's3cret',
    fetch: async (input, init) => {
      requests.push(new Request(input, init));
      return answer();
    },
  });
  return { requests, report };
}

describe('the usage reporter', () => {
  it('reports with the secret and the key, and answers the charge', async () => {
    const { report, requests } = given(() => Response.json({ id: 'ch_1' }, { status: 201 }));

    expect(await report(usage, 'summary-17')).toEqual({ charged: true, charge: { id: 'ch_1' } });

    const [request] = requests;
    expect([request?.method, request?.url]).toEqual(['POST', 'https://app.example.com/internal/usage']);
    expect(request?.headers.get('authorization')).toBe('Bearer s3cret');
    expect(request?.headers.get('idempotency-key')).toBe('summary-17');
    expect(await request?.json()).toEqual(usage);
  });

  it('answers a refusal that the bot can show', async () => {
    const { report } = given(() => Response.json({ code: 'BILLING.CAP_REACHED' }, { status: 402 }));

    expect(await report(usage, 'k')).toEqual({ charged: false, code: 'BILLING.CAP_REACHED' });
  });

  it.each([
    ['an unknown code', () => Response.json({ code: 'AUTH.DENIED' }, { status: 401 })],
    ['a page', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
  ])('throws at %s, so that nobody takes it for either', async (_, answer) => {
    const { report } = given(answer);

    await expect(report(usage, 'k')).rejects.toThrow(/40|50/);
  });
});
