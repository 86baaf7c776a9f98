import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagesAreInstalled } from './packages.mjs';

const express = { version: '5.3.0', integrity: 'sha512-a' };
const link = { resolved: 'libs/kernel', link: true };

describe('whether packages are installed', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'moorage-packages-'));
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is no on a fresh clone', () => {
    wanted({ 'node_modules/express': express });
    expect(packagesAreInstalled(root)).toBe(false);
  });

  it('is yes when npm has put down just these', () => {
    wanted({
      '': {},
      'libs/kernel': { version: '0.1.0' },
      'node_modules/@moorage/kernel': link,
      'node_modules/express': express,
    });
    installed({
      'libs/kernel': { version: '0.1.0' },
      'node_modules/@moorage/kernel': link,
      'node_modules/express': express,
    });
    expect(packagesAreInstalled(root)).toBe(true);
  });

  it.each([
    ['another version', { ...express, version: '5.2.0' }],
    ['another content', { ...express, integrity: 'sha512-b' }],
  ])('is no with %s', (_name, present) => {
    wanted({ 'node_modules/express': express });
    installed({ 'node_modules/express': present });
    expect(packagesAreInstalled(root)).toBe(false);
  });

  it('is no when one is missing, unless it is for another platform', () => {
    wanted({ 'node_modules/express': express, 'node_modules/for-windows': { version: '1.0.0', optional: true } });
    installed({ 'node_modules/express': express });
    expect(packagesAreInstalled(root)).toBe(true);
    wanted({ 'node_modules/express': express, 'node_modules/new': { version: '1.0.0' } });
    expect(packagesAreInstalled(root)).toBe(false);
  });

  function wanted(packages: object): void {
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages }));
  }

  function installed(packages: object): void {
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  }
});
