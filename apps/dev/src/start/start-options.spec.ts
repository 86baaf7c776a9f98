import { startOptions } from './start-options.mjs';

describe('npm start’s options', () => {
  it.each([
    [[], {}, { port: 4400, demo: true }],
    [[], { PORT: '5000' }, { port: 5000, demo: true }],
    [[], { PORT: '' }, { port: 4400, demo: true }],
    [['--port', '5001'], { PORT: '5000' }, { port: 5001, demo: true }],
    [['--no-demo'], {}, { port: 4400, demo: false }],
    [['--help'], {}, { help: true }],
  ])('%j with %j is %j', (args, env, expected) => {
    expect(startOptions(args, env)).toMatchObject(expected);
  });

  it.each([[['--port', 'http']], [['--port', '0']], [['--port', '70000']]])('turns down %j', (args) => {
    expect(() => startOptions(args, {})).toThrow('The port is a whole number from 1 to 65535.');
  });

  it('turns down what it does not know', () => {
    expect(() => startOptions(['--prot', '5000'], {})).toThrow(/--prot/);
  });
});
