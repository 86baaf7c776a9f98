import type { PlatformRole } from '../access/access-service.ts';
import type { ProvisionUser } from './protocol.ts';

/** A body that can't be taken, and which of its fields is why. */
export class InvalidField extends Error {
  override readonly name = 'InvalidField';

  constructor(
    readonly field: string,
    wants: string,
  ) {
    super(`${field} ${wants}.`);
  }
}

const ROLES: readonly PlatformRole[] = ['owner', 'admin', 'member'];
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Reads the fields of one JSON object. Unknown fields are let be, so that the platform may say more one day. */
export class BodyFields {
  private constructor(
    private readonly value: Readonly<Record<string, unknown>>,
    private readonly path: string,
  ) {}

  /** @throws InvalidField `body` */
  static parse(text: string): BodyFields {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new InvalidField('body', 'must be JSON');
    }
    return new BodyFields(objectOf(value, 'body'), '');
  }

  text(name: string, maxLength = 200): string {
    const value = this.value[name];
    if (typeof value !== 'string' || value.trim() === '' || value.length > maxLength) {
      throw new InvalidField(this.path + name, `must be a text of 1 to ${maxLength} characters`);
    }
    return value.trim();
  }

  optionalText(name: string): string | undefined {
    return this.value[name] === undefined || this.value[name] === null ? undefined : this.text(name);
  }

  role(name: string): PlatformRole {
    const role = ROLES.find((known) => known === this.value[name]);
    if (!role) throw new InvalidField(this.path + name, `must be one of ${ROLES.join(', ')}`);
    return role;
  }

  seconds(name: string): number {
    const value = this.value[name];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 86_400) {
      throw new InvalidField(this.path + name, 'must be a whole number of seconds from 0 to 86400');
    }
    return value;
  }

  user(name: string): ProvisionUser {
    const fields = new BodyFields(objectOf(this.value[name], this.path + name), `${this.path}${name}.`);
    const fullName = fields.optionalText('name');
    return { id: fields.text('id'), email: fields.email('email'), ...(fullName !== undefined && { name: fullName }) };
  }

  private email(name: string): string {
    const email = this.text(name, 320);
    if (!EMAIL.test(email)) throw new InvalidField(this.path + name, 'must be an e-mail address');
    return email;
  }
}

function objectOf(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidField(field, 'must be an object');
  }
  return value as Record<string, unknown>;
}
