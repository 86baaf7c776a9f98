import { Injectable, UseGuards, applyDecorators, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { DomainError } from '@moorage/kernel';
import type { AccessedRequest } from '@moorage/platform';

@Injectable()
export class SessionOnlyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { principal } = context.switchToHttp().getRequest<AccessedRequest>();
    if (principal?.via.kind !== 'session') {
      throw new DomainError('AUTH.SCOPE_MISSING', {}, 'An API key cannot manage credentials. Sign in to do this.');
    }
    return true;
  }
}

/**
 * For credentials: passwords, sessions, keys. An API key that could make another would outgrow its own scopes and outlive
 * its own expiry.
 */
export const SessionOnly = () => applyDecorators(UseGuards(SessionOnlyGuard), ApiExtension('x-session-only', true));
