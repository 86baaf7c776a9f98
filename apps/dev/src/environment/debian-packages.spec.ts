import { installCommand, packageSource } from './debian-packages.mjs';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const ubuntu = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n';
const mint = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n';
const alpine = 'ID=alpine\n';

describe('missing packages', () => {
  it.each([
    ['are installed by root on Debian', 'linux', 0, debian, 'install'],
    ['are installed by root on Ubuntu', 'linux', 0, ubuntu, 'install'],
    ['are installed by root on a relative of them', 'linux', 0, mint, 'install'],
    ['are asked for where it is not root', 'linux', 1000, debian, 'ask'],
    ['are not known by name on another distribution', 'linux', 0, alpine, 'unknown'],
    ['are not known by name on a system without os-release', 'linux', 0, undefined, 'unknown'],
    ['are not known by name on macOS', 'darwin', 0, undefined, 'unknown'],
  ] as const)('%s', (_name, platform, uid, osRelease, expected) => {
    expect(packageSource({ platform, uid, osRelease })).toBe(expected);
  });

  it('are named in a command that can be copied', () => {
    expect(installCommand(['docker.io', 'iptables'])).toBe(
      'sudo apt-get update && sudo apt-get install --no-install-recommends docker.io iptables',
    );
  });

  it('are named in that command once where there are alternatives', () => {
    expect(installCommand(['chromium-headless-shell | chromium', 'wrk'])).toMatch(/ chromium-headless-shell wrk$/);
  });
});
