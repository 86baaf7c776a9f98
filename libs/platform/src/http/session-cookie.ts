import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import type { Request, Response } from 'express';

/** Its name over plain http; see `SessionCookie`. */
export const sessionCookieName = 'moorage_session';

/**
 * The platform's session cookie: host-only, HttpOnly, SameSite=Lax, Secure outside localhost. Bot hosts never see it. Over
 * https it carries the `__Host-` prefix (RFC 6265bis §4.1.3.2), so that a bot's page can't plant one by `Domain=` and make
 * people work in another's session; over plain http (a laptop) browsers refuse the prefix.
 */
@Injectable()
export class SessionCookie {
  private readonly name: string;

  constructor(private readonly settings: Settings) {
    this.name = settings.secureCookies ? `__Host-${sessionCookieName}` : sessionCookieName;
  }

  read(request: Pick<Request, 'headers'>): string | undefined {
    return readCookie(request.headers.cookie, this.name);
  }

  write(response: Response, session: { token: string; expiresAt: Date }): void {
    response.cookie(this.name, session.token, {
      httpOnly: true,
      secure: this.settings.secureCookies,
      sameSite: 'lax',
      path: '/',
      expires: session.expiresAt,
    });
  }

  clear(response: Response): void {
    response.clearCookie(this.name, {
      httpOnly: true,
      secure: this.settings.secureCookies,
      sameSite: 'lax',
      path: '/',
    });
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
