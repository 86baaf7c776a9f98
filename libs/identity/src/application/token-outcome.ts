import { DomainError } from '@moorage/kernel';
import type { TokenState } from './ports/one-time-token-store.port.ts';

/**
 * Whose the token is.
 * @throws DomainError AUTH.TOKEN_EXPIRED, AUTH.TOKEN_INVALID
 */
export function ownerOfToken(token: TokenState): string {
  switch (token.state) {
    case 'valid':
      return token.userId;
    case 'expired':
      throw new DomainError('AUTH.TOKEN_EXPIRED', { field: 'token' });
    case 'unknown':
      throw new DomainError('AUTH.TOKEN_INVALID', { field: 'token' });
  }
}
