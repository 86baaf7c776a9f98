import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ApiProblems, PlatformAdmin } from '@moorage/platform';
import { PreviewMails, type MailPreview } from '../../application/preview-mails.ts';

export class MailPreviewView {
  @ApiProperty({ description: 'Name of the template, or kind of the notice', example: 'invitation' }) template: string;
  @ApiProperty({ enum: ['account', 'organization', 'membership', 'platform'] }) about: MailPreview['about'];
  @ApiProperty({ example: 'Olive Owner invites you to Harbour & Sons' }) subject: string;
  @ApiProperty() text: string;
  @ApiProperty({ description: 'A whole document; for a sandboxed frame' }) html: string;
}

export class MailPreviewList {
  @ApiProperty({ type: [MailPreviewView] }) items: MailPreviewView[];
}

/** How every mail reads, for whoever operates the installation. */
@ApiTags('admin')
@Controller('api/admin/mail-templates')
@PlatformAdmin()
export class MailTemplatesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'listMailTemplates', summary: 'All mails, with example data' })
  @ApiOkResponse({ type: MailPreviewList })
  @ApiProblems('AUTH.REQUIRED', 'AUTH.ADMIN_REQUIRED')
  async list(): Promise<MailPreviewList> {
    return { items: await this.queries.execute(new PreviewMails()) };
  }
}
