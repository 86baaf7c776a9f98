import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import type { Request, Response } from 'express';

export const sessionCookieName = 'moorage_session';

/** The platform's session cookie: host-only, HttpOnly, SameSite=Lax, Secure outside localhost. Bot hosts never see it. */
@Injectable()
export class SessionCookie {
  constructor(private readonly settings: Settings) {}

  read(request: Pick<Request, 'headers'>): string | undefined {
    return readCookie(request.headers.cookie, sessionCookieName);
  }

  write(response: Response, session: { token: string; expiresAt: Date }): void {
    response.cookie(sessionCookieName, session.token, {
      httpOnly: true,
      secure: this.settings.secureCookies,
      sameSite: 'lax',
      path: '/',
      expires: session.expiresAt,
    });
  }

  clear(response: Response): void {
    response.clearCookie(sessionCookieName, { httpOnly: true, secure: this.settings.secureCookies, sameSite: 'lax', path: '/' });
  }
}

/** The first cookie of this name (RFC 6265 §5.4 puts the most specific first). */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name && value !== undefined) return value.trim();
  }
  return undefined;
}
