import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** What the query of every list takes: how many, and after which. */
export class LimitedList {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 25 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 25;

  @ApiPropertyOptional({ maxLength: 1024, description: '`nextCursor` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  cursor?: string;
}
