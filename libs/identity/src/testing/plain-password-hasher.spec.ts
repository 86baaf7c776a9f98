import { passwordHasherContract } from './password-hasher.contract.ts';
import { PlainPasswordHasher } from './plain-password-hasher.ts';

describe('PlainPasswordHasher', () => {
  passwordHasherContract(() => new PlainPasswordHasher());
});
