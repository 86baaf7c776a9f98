import { Writable } from 'node:stream';
import { pino, type LoggerOptions } from 'pino';
import { loggingParameters } from './logging.ts';

describe('the log', () => {
  const logged = (line: object): string => {
    let text = '';
    const stream = new Writable({
      write(chunk: Buffer, _, done) {
        text += chunk.toString();
        done();
      },
    });
    pino(loggingParameters('info').pinoHttp as LoggerOptions, stream).warn(line, 'It failed');
    return text;
  };
  const refusedRow = () =>
    Object.assign(new Error('new row for relation "mails" violates check constraint'), {
      query: "INSERT INTO mails VALUES ('the-live-link')",
      parameters: ['the-live-link'],
      detail: 'Failing row contains (1, the-live-link).',
      where: "unnamed portal parameter $1 = 'the-live-link'",
      driverError: Object.assign(new Error('the same'), { detail: 'Failing row contains (1, the-live-link).' }),
    });

  it('says what failed, and nothing of what the statement carried', () => {
    for (const err of [refusedRow(), new AggregateError([refusedRow()], 'all of them')]) {
      expect(logged({ err })).toContain('violates check constraint');
      expect(logged({ err })).not.toContain('the-live-link');
    }
  });

  it('shows no credential, wherever it stands', () => {
    const secrets = { password: 'hunter2', token: 'hunter2', secret: 'hunter2', provisionSecret: 'hunter2' };
    expect(logged({ account: secrets })).not.toContain('hunter2');
  });
});
