import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { noticeKinds, noticeRoutes, type NoticeKind, type NoticeRoute, type NoticeScope } from '@moorage/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';

const kinds = Object.keys(noticeKinds);
const routeChoices = [...noticeRoutes, 'default'] as const;

export class OrganizationRoute {
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty({ enum: noticeRoutes }) route: NoticeRoute;
}

export class KindPreferenceView {
  @ApiProperty({ enum: kinds }) kind: NoticeKind;
  @ApiProperty({ example: 'Somebody joined' }) label: string;
  @ApiProperty({
    enum: ['organization', 'membership', 'platform'],
    description: 'About an organisation, about the own standing in one, or for platform admins',
  })
  scope: NoticeScope;
  @ApiProperty({ description: 'It is sent by its default to everybody concerned' }) mandatory: boolean;
  @ApiProperty({ enum: noticeRoutes }) defaultRoute: NoticeRoute;
  @ApiPropertyOptional({ enum: noticeRoutes, description: 'Chosen for all organisations' })
  route?: NoticeRoute;
  @ApiProperty({ type: [OrganizationRoute], description: 'Chosen for single organisations' })
  organizations: OrganizationRoute[];
}

export class PreferenceOrganization {
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty({ example: 'Acme' }) name: string;
  @ApiProperty({ example: 'acme' }) slug: string;
}

export class NotificationPreferencesView {
  @ApiProperty({ type: [KindPreferenceView] }) kinds: KindPreferenceView[];
  @ApiProperty({ type: [PreferenceOrganization], description: 'For which a choice of its own can be made' })
  organizations: PreferenceOrganization[];
}

export class PreferenceChangeRequest {
  @ApiProperty({ enum: kinds, example: 'member.joined' })
  @IsIn(kinds)
  kind: NoticeKind;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'For this organisation; absent: for all without their own choice',
  })
  @IsOptional()
  @IsUUID()
  orgId?: string;

  @ApiProperty({ enum: routeChoices, description: '`default` forgets the choice', example: 'both' })
  @IsIn(routeChoices)
  route: NoticeRoute | 'default';
}

export class ChangePreferencesRequest {
  @ApiProperty({ type: [PreferenceChangeRequest], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => PreferenceChangeRequest)
  changes: PreferenceChangeRequest[];
}
