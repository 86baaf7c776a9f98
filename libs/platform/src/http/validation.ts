import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { DomainError } from '@moorage/kernel';

interface FieldProblem {
  readonly field: string;
  readonly detail: string;
}

/** Validates every DTO: wrong types and unknown fields are named with their path, all at once. */
export function createValidationPipe(): ValidationPipe {
  return new KeepableTextPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new DomainError('REQUEST.INVALID', { errors: errors.flatMap((error) => fieldsOf(error, '')) }),
  });
}

/** Refuses, before anything else looks at it, text that no database keeps: with a NUL, or with half of a character. */
class KeepableTextPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' || metadata.type === 'query') {
      const errors = unkeepable(value, '');
      if (errors.length > 0) throw new DomainError('REQUEST.INVALID', { errors });
    }
    return (await super.transform(value, metadata)) as unknown;
  }
}

/** What lies deeper than any DTO goes is unknown there and named by the validation. */
const deepest = 8;

function unkeepable(value: unknown, field: string, depth = 0): FieldProblem[] {
  if (typeof value === 'string') {
    const whole = value.isWellFormed() && !value.includes('\u0000');
    return whole ? [] : [{ field, detail: 'It holds a character that cannot be kept.' }];
  }
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => unkeepable(item, `${field}[${index}]`, depth + 1));
  return Object.entries(value).flatMap(([name, item]) =>
    unkeepable(item, field === '' ? name : `${field}.${name}`, depth + 1),
  );
}

function fieldsOf(error: ValidationError, prefix: string): FieldProblem[] {
  const field =
    /^\d+$/.test(error.property) && prefix !== ''
      ? `${prefix}[${error.property}]`
      : prefix === ''
        ? error.property
        : `${prefix}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    detail: rule === 'whitelistValidation' ? 'This field is not known here.' : message,
  }));
  return [...own.slice(0, 1), ...(error.children ?? []).flatMap((child) => fieldsOf(child, field))];
}
