import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LimitedList } from '@moorage/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { mailStates, type MailState } from '../../domain/mail.ts';
import { mailSorts, type MailSort } from '../postgres/queries/list-mails.ts';

export class MailListQuery extends LimitedList {
  @ApiPropertyOptional({ maxLength: 200, description: 'Part of the recipient or the subject', example: 'kim@' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ enum: mailStates })
  @IsOptional()
  @IsIn(mailStates)
  state?: MailState;

  @ApiPropertyOptional({ enum: mailSorts, default: 'created' })
  @IsIn(mailSorts)
  sort: MailSort = 'created';

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'desc' })
  @IsIn(['asc', 'desc'])
  direction: 'asc' | 'desc' = 'desc';
}

export class MailView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'kim@acme.example' }) to: string;
  @ApiProperty({ example: 'Verify your e-mail address' }) subject: string;
  @ApiProperty({ example: 'verify-email' }) template: string;
  @ApiProperty({
    enum: mailStates,
    description:
      '`kept`: there is no mail server, it is read here; `queued`: will be sent; `sent`; `failed`: refused for good; `withdrawn`: its reader no longer wanted it',
  })
  state: MailState;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) sentAt?: string;
  @ApiPropertyOptional({ description: 'What the mail server said at the last try' }) error?: string;
}

export class MailPage {
  @ApiProperty({ type: [MailView] }) items: MailView[];
  @ApiPropertyOptional({ description: 'Absent on the last page' }) nextCursor?: string;
}

/** A mail with its text. A mail that goes out shows none: the links in it are for its recipient alone. */
export class MailDetail extends MailView {
  @ApiPropertyOptional({ description: 'Of a kept mail' }) text?: string;
  @ApiPropertyOptional({ description: 'Of a kept mail' }) html?: string;
}
