import { createMoorageClient, type MoorageClient } from '@moorage/api-client';
import { OperatorError } from './operator-error.ts';

/** Where the installation answers: MOORAGE_URL, or the laptop's default. */
export function serverUrl(): string {
  return (process.env['MOORAGE_URL'] ?? process.env['PLATFORM_URL'] ?? 'http://localhost:4400').replace(/\/+$/, '');
}

/** The API as the operator: with the key in MOORAGE_API_KEY. */
export function operatorClient(): MoorageClient {
  const apiKey = process.env['MOORAGE_API_KEY'];
  if (apiKey === undefined || apiKey === '') {
    throw new OperatorError(
      'Set MOORAGE_API_KEY to a key with the scopes read, write and admin (your account → API keys).',
    );
  }
  return createMoorageClient({ baseUrl: serverUrl(), apiKey });
}
