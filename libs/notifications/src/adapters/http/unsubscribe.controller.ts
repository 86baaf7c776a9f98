import { Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { noticeKinds, type NoticeKind } from '@moorage/contracts';
import { ApiProblems, Commands, Public, RateLimited } from '@moorage/platform';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { UnsubscribeFromMails } from '../../application/unsubscribe-from-mails.ts';
import { noticeWords } from '../../application/templates/notice-words.ts';

export class UnsubscribeQuery {
  @ApiProperty({ maxLength: 1024, description: 'From the link of the mail' })
  @IsString()
  @MinLength(1)
  @MaxLength(1024)
  token: string;
}

export class Unsubscribed {
  @ApiProperty({ enum: Object.keys(noticeKinds) }) kind: NoticeKind;
  @ApiProperty({ description: 'What the mails were about', example: 'Somebody joined' }) label: string;
}

/**
 * The address in a mail's `List-Unsubscribe`. Mail programs POST to it without asking (RFC 8058); a person who opens it gets the
 * page of the app at the same address, which asks first.
 */
@ApiTags('mail')
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @HttpCode(200)
  @RateLimited({ name: 'unsubscribe', limit: 60, windowSeconds: 15 * 60 })
  @Public('Proven by the sealed token of a mailed link')
  @ApiOperation({ operationId: 'unsubscribe', summary: 'No more mails of the kind that carried the link' })
  @ApiOkResponse({ type: Unsubscribed })
  @ApiProblems('REQUEST.INVALID', 'NOTICE.LINK_INVALID', 'REQUEST.RATE_LIMITED')
  async unsubscribe(@Query() { token }: UnsubscribeQuery): Promise<Unsubscribed> {
    const { kind } = await this.commands.execute(new UnsubscribeFromMails(token));
    return { kind, label: noticeWords[kind].label };
  }
}
