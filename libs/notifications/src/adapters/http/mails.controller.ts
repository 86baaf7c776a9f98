import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, PlatformAdmin } from '@moorage/platform';
import { GetMail } from '../postgres/queries/get-mail.ts';
import { ListMails } from '../postgres/queries/list-mails.ts';
import { MailDetail, MailListQuery, MailPage } from './mails.dto.ts';

/** The installation's mails, for platform admins; without a mail server, the place to read them. */
@ApiTags('admin')
@Controller('api/admin/mails')
@PlatformAdmin()
export class MailsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'listMails', summary: 'Mails, newest first unless asked otherwise' })
  @ApiOkResponse({ type: MailPage })
  @ApiProblems('AUTH.REQUIRED', 'AUTH.ADMIN_REQUIRED', 'REQUEST.INVALID', 'REQUEST.CURSOR_INVALID')
  async list(@Query() query: MailListQuery): Promise<MailPage> {
    return this.queries.execute(new ListMails(query));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getMail', summary: 'A mail with its text' })
  @ApiOkResponse({ type: MailDetail })
  @ApiProblems('AUTH.REQUIRED', 'AUTH.ADMIN_REQUIRED', 'MAIL.NOT_FOUND')
  async get(@Param('id') id: string): Promise<MailDetail> {
    return this.queries.execute(new GetMail(id));
  }
}
