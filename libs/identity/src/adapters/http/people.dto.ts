import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LimitedList } from '@moorage/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { peopleSorts, type PeopleSort } from '../postgres/queries/list-people.ts';

export class PeopleListQuery extends LimitedList {
  @ApiPropertyOptional({ maxLength: 200, description: 'Part of a name or an address', example: 'kim' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ enum: peopleSorts, default: 'created' })
  @IsIn(peopleSorts)
  sort: PeopleSort = 'created';

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'desc' })
  @IsIn(['asc', 'desc'])
  direction: 'asc' | 'desc' = 'desc';
}

export class PersonView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'kim@acme.example' }) email: string;
  @ApiProperty({ example: 'Kim Reed' }) name: string;
  @ApiProperty() emailVerified: boolean;
  @ApiProperty() platformAdmin: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'To the minute' }) lastSeenAt?: string;
}

export class PeoplePage {
  @ApiProperty({ type: [PersonView] }) items: PersonView[];
  @ApiPropertyOptional({ description: 'Absent on the last page' }) nextCursor?: string;
}
