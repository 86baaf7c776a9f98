import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, PlatformAdmin } from '@moorage/platform';
import { GetSystemEvent } from '../postgres/queries/get-system-event.ts';
import { ListSystemEvents } from '../postgres/queries/list-system-events.ts';
import { SystemEventDetails, SystemEventListQuery, SystemEventPage } from './system-event.dto.ts';

/** Errors that nobody foresaw, for platform admins alone. */
@ApiTags('admin')
@Controller('api/admin/system-events')
@PlatformAdmin()
export class SystemEventsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'listSystemEvents', summary: 'Kinds of error that were met, the latest seen first' })
  @ApiOkResponse({ type: SystemEventPage })
  @ApiProblems('REQUEST.CURSOR_INVALID')
  list(@Query() query: SystemEventListQuery): Promise<SystemEventPage> {
    return this.queries.execute(new ListSystemEvents(query));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getSystemEvent', summary: 'One kind of error: its stack, and when it was met last' })
  @ApiOkResponse({ type: SystemEventDetails })
  @ApiProblems('SYSTEM_EVENT.NOT_FOUND')
  get(@Param('id') id: string): Promise<SystemEventDetails> {
    return this.queries.execute(new GetSystemEvent(id));
  }
}
