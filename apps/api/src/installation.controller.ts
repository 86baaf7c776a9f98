import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Settings } from '@moorage/contracts';
import { Public } from '@moorage/platform';
import { version } from './version.ts';

export class InstallationView {
  @ApiProperty({ example: '0.1.0' }) version: string;
  @ApiProperty({ description: 'Bots live at `<slug>.<botsDomain>`', example: 'localhost:4400' }) botsDomain: string;
  @ApiProperty({ description: 'Organisations can publish bot apps to others' }) hostOrgs: boolean;
  @ApiProperty({ description: 'Mails are kept for the admin section instead of being sent' }) mailKept: boolean;
}

@ApiTags('installation')
@Controller('api/installation')
export class InstallationController {
  constructor(private readonly settings: Settings) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @Public('The sign-in page shows it before anybody signed in')
  @ApiOperation({ operationId: 'getInstallation', summary: 'What a visitor may know of this installation' })
  @ApiOkResponse({ type: InstallationView })
  show(): InstallationView {
    const { botsDomain, hostOrgsEnabled, mail } = this.settings;
    return { version, botsDomain, hostOrgs: hostOrgsEnabled, mailKept: mail.smtpUrl === undefined };
  }
}
