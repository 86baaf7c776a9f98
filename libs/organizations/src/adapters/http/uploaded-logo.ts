import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@moorage/kernel';
import type { Request } from 'express';
import { logoMaxBytes, type Logo } from '../../domain/logo.ts';
import { encodeLogo } from '../images/encode-logo.ts';

/** The body as a logo; read after the guard let the caller in, so that nobody else has pictures decoded. */
export const UploadedLogo = createParamDecorator(async (_: unknown, context: ExecutionContext): Promise<Logo> =>
  encodeLogo(await readBody(context.switchToHttp().getRequest<Request>())),
);

/**
 * Reads to the end whatever comes, and keeps no more than the limit: a browser shows no answer that comes while it is
 * still sending.
 * @throws DomainError ORG.LOGO_TOO_LARGE naming `logo`
 */
async function readBody(request: Request): Promise<Buffer> {
  // JSON was read before; a picture it is not.
  if (request.readableEnded) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= logoMaxBytes) chunks.push(chunk);
    }
  } catch {
    throw new DomainError('REQUEST.MALFORMED');
  }
  if (size > logoMaxBytes) {
    const detail = `The file has ${(size / 1024 / 1024).toFixed(1)} MiB. Use 2 MiB or less.`;
    throw new DomainError('ORG.LOGO_TOO_LARGE', { field: 'logo' }, detail);
  }
  return Buffer.concat(chunks);
}
