import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError } from '@moorage/kernel';

/** Validates every DTO: wrong types and unknown fields are named with their path, all at once. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      new DomainError('REQUEST.INVALID', { errors: errors.flatMap((error) => fieldsOf(error, '')) }),
  });
}

function fieldsOf(error: ValidationError, prefix: string): { field: string; detail: string }[] {
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
