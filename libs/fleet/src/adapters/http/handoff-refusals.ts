import { Injectable } from '@nestjs/common';
import { Settings } from '@moorage/contracts';
import type { Request, Response } from 'express';
import { RefusalPages } from '../proxy/refusal-pages.ts';
import { refusalOf } from '../proxy/refusals.ts';

const kindOf = { 'no-such-bot': 'NO_SUCH_BOT', 'not-a-member': 'NOT_A_MEMBER' } as const;

/** The proxy's own pages, for whoever doesn't get as far as a bot's host. */
@Injectable()
export class HandoffRefusals {
  private readonly pages: RefusalPages;

  constructor(private readonly settings: Settings) {
    this.pages = new RefusalPages(settings.platformUrl);
  }

  send(request: Request, response: Response, outcome: keyof typeof kindOf): void {
    const { platformUrl } = this.settings;
    const link = { href: platformUrl, text: 'To your organisations' };
    const refusal = refusalOf(kindOf[outcome], { platformUrl, now: 0, link });
    this.pages.send(response, refusal, request.accepts('html') !== false);
  }
}
