import { Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Commands, PlatformAdmin } from '@moorage/platform';
import { GrantPlatformAdmin } from '../../application/grant-platform-admin.ts';
import { RevokePlatformAdmin } from '../../application/revoke-platform-admin.ts';
import { ListPeople } from '../postgres/queries/list-people.ts';
import { PeopleListQuery, PeoplePage } from './people.dto.ts';

/** Everybody who has an account, for platform admins. */
@ApiTags('admin')
@Controller('api/admin/people')
@PlatformAdmin()
export class PeopleController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listPeople', summary: 'People, newest first unless asked otherwise' })
  @ApiOkResponse({ type: PeoplePage })
  @ApiProblems('AUTH.REQUIRED', 'AUTH.ADMIN_REQUIRED', 'REQUEST.INVALID', 'REQUEST.CURSOR_INVALID')
  async list(@Query() page: PeopleListQuery): Promise<PeoplePage> {
    return this.queries.execute(new ListPeople(page));
  }

  @Post(':id/platform-admin')
  @HttpCode(204)
  @ApiOperation({ operationId: 'grantPlatformAdmin', summary: 'Make a person a platform admin' })
  @ApiNoContentResponse()
  @ApiProblems('AUTH.REQUIRED', 'AUTH.ADMIN_REQUIRED', 'PERSON.NOT_FOUND')
  async grant(@Param('id') id: string): Promise<void> {
    await this.commands.execute(new GrantPlatformAdmin(id));
  }

  @Delete(':id/platform-admin')
  @HttpCode(204)
  @ApiOperation({ operationId: 'revokePlatformAdmin', summary: 'Make a platform admin an ordinary person' })
  @ApiNoContentResponse()
  @ApiProblems('AUTH.REQUIRED', 'AUTH.ADMIN_REQUIRED', 'PERSON.NOT_FOUND', 'PERSON.LAST_PLATFORM_ADMIN')
  async revoke(@Param('id') id: string): Promise<void> {
    await this.commands.execute(new RevokePlatformAdmin(id));
  }
}
