import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { noticeKinds, type NoticeKind } from '@moorage/contracts';
import { LimitedList } from '@moorage/platform';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

const kinds = Object.keys(noticeKinds);

export class NoticeListQuery extends LimitedList {
  @ApiPropertyOptional({ enum: ['all', 'unread'], default: 'all' })
  @IsIn(['all', 'unread'])
  show: 'all' | 'unread' = 'all';

  @ApiPropertyOptional({ format: 'uuid', description: 'Those about one organisation' })
  @IsOptional()
  @IsUUID()
  organization?: string;
}

export class NoticeOrganization {
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty({ example: 'Acme' }) name: string;
  @ApiPropertyOptional({ description: 'Absent where the reader is no member any more', example: 'acme' }) slug?: string;
}

export class NoticeView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: kinds }) kind: NoticeKind;
  @ApiProperty({ example: 'Kim Reed joined Acme' }) title: string;
  @ApiPropertyOptional({ example: 'They are a member with the role manager.' }) text?: string;
  @ApiPropertyOptional({ description: 'The page of the app that it is about', example: '/orgs/acme/team' })
  link?: string;
  @ApiPropertyOptional({ type: NoticeOrganization }) org?: NoticeOrganization;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Absent while it is unread' }) readAt?: string;
}

export class NoticePage {
  @ApiProperty({ type: [NoticeView] }) items: NoticeView[];
  @ApiPropertyOptional({ description: 'Absent on the last page' }) nextCursor?: string;
  @ApiProperty({ description: 'How many are unread, on all pages' }) unread: number;
}
