import { isDomainError } from '@moorage/kernel';
import { commonPasswords } from './common-passwords.ts';
import { checkPassword } from './password-policy.ts';

const person = { email: 'kim.reed@lighthouse.example', name: 'Kim Reed' };

function refusalOf(password: string): string | undefined {
  try {
    checkPassword(password, person);
    return undefined;
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
}

describe('checkPassword', () => {
  it('knows a few thousand common passwords and words', () => {
    expect(commonPasswords.size).toBeGreaterThan(3000);
  });

  it('takes 12 to 256 characters', () => {
    const text = 'x7Kq2mVp9RtLw4Zn';
    expect(refusalOf(text.slice(0, 11))).toBe('PASSWORD.TOO_SHORT');
    expect(refusalOf(text.slice(0, 12))).toBeUndefined();
    expect(refusalOf(text.repeat(16))).toBeUndefined();
    expect(refusalOf(text.repeat(16) + 'y')).toBe('PASSWORD.TOO_LONG');
  });

  it('counts characters as people see them, not bytes', () => {
    expect(refusalOf('🦊🐳🌵🎈🧩🪁🍋🚲🪐🧊🎻')).toBe('PASSWORD.TOO_SHORT');
    expect(refusalOf('🦊🐳🌵🎈🧩🪁🍋🚲🪐🧊🎻🪶')).toBeUndefined();
  });

  it.each([
    // on every list
    'password1234',
    'passwordpassword',
    'qwertyuiop123',
    'qwertyuiopasdfghjkl',
    '123456789012',
    '1q2w3e4r5t6y',
    '1qaz2wsx3edc',
    'iloveyou1234',
    'correcthorsebatterystaple',
    'Correct Horse Battery Staple',
    // dressed up
    'P@ssw0rd1234',
    'P4$$w0rd!2024',
    'Summer2024!!',
    'Welcome@2025',
    'Liverpool2005',
    'L3tM31nN0w!!',
    'ChangeMe!123',
    'AdminAdmin99!',
    // keys, repetitions, sequences
    'aaaaaaaaaaaa',
    'a'.repeat(256),
    'abababababab',
    'abcabcabcabc',
    '112233112233',
    'abcdefghijkl',
    'zyxwvutsrqpo',
    'asdfghjkl;12',
    'qazwsxedcrfv',
    '!@#$%^&*()_+',
    'Michael1987!',
    // about the person and the product
    'kim.reed@lighthouse.example',
    'KimReed123456',
    'lighthouse2024',
    'kimreedkimreed',
    'Moorage2026!!',
    'moorage-moorage',
  ])('refuses %s', (password) => {
    expect(refusalOf(password)).toBe('PASSWORD.TOO_COMMON');
  });

  it.each([
    'quiet harbour lantern 42',
    'x7Kq2mVp9RtL',
    'tides turn under copper moons',
    'vier Enten im Regenschirm',
    'рыба-пила играет в прятки',
    '8472 9361 5520 1187',
    'Kim likes nine odd teapots',
  ])('takes %s', (password) => {
    expect(refusalOf(password)).toBeUndefined();
  });

  it('names the field', () => {
    expect(() => checkPassword('short', person, 'newPassword')).toThrow(
      expect.objectContaining({ code: 'PASSWORD.TOO_SHORT', data: { field: 'newPassword' } }),
    );
  });
});
