import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Account } from '../../domain/account.ts';
import type { SignedInPerson } from '../../application/session-lifecycle.ts';

/** The caller's own account. */
export class Me {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'kim@acme.example' }) email: string;
  @ApiProperty({ example: 'Kim Reed' }) name: string;
  @ApiProperty({ description: 'Whether the address was proven by a mailed link' }) emailVerified: boolean;
  @ApiProperty({ description: 'Whether the admin section is open to this person' }) platformAdmin: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;

  static of({ id, email, name, emailVerifiedAt, platformAdmin, createdAt }: Account): Me {
    return {
      id,
      email,
      name,
      emailVerified: emailVerifiedAt !== null,
      platformAdmin,
      createdAt: createdAt.toISOString(),
    };
  }
}

/** A session that was just opened; its token is in the cookie alone. */
export class SessionView {
  @ApiProperty({ type: Me }) person: Me;
  @ApiProperty({ format: 'date-time', description: 'When the session ends, whatever happens' }) expiresAt: string;

  static of({ account, expiresAt }: SignedInPerson): SessionView {
    return { person: Me.of(account), expiresAt: expiresAt.toISOString() };
  }
}

/** One of the caller's sessions. */
export class MySession {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Whether this call came with it' }) current: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', description: 'To the minute' }) lastSeenAt: string;
  @ApiPropertyOptional({ description: 'Address from which it was opened', example: '192.0.2.7' }) ip?: string;
  @ApiPropertyOptional({ description: 'What the browser called itself', example: 'Mozilla/5.0 …' }) userAgent?: string;
}

export class MySessionList {
  @ApiProperty({ type: [MySession] }) items: MySession[];
}
