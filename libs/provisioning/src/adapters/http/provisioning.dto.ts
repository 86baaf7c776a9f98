import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';

export class ReconciliationView {
  @ApiProperty({ format: 'uuid' }) instanceId: string;
  @ApiProperty({ description: 'People who are in the organisation, in the bot, or in both', example: 12 })
  compared: number;
  @ApiProperty({ description: 'Were missing in the bot', example: 1 }) added: number;
  @ApiProperty({ description: 'Were in the bot, but not in the organisation', example: 0 }) removed: number;
  @ApiProperty({ description: 'Had another role in the bot', example: 0 }) roleChanged: number;
  @ApiProperty({ description: 'Were right already', example: 11 }) unchanged: number;
  @ApiPropertyOptional({
    description: 'Why the bot could not be compared: the code of a refusal',
    example: 'BOT.UNREACHABLE',
  })
  error?: string;
}

export class ReconciliationList {
  @ApiProperty({ type: [ReconciliationView], description: 'One per running instance' }) items: ReconciliationView[];
}

export class AdminReconcileRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'One organisation; absent: all' })
  @IsOptional()
  @IsUUID()
  orgId?: string;
}
