import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';

export class SetBrandColorBody {
  @ApiProperty({
    maxLength: 40,
    type: String,
    nullable: true,
    pattern: '^#[0-9a-fA-F]{6}$',
    description: 'null takes it away',
    example: '#0f6380',
  })
  @ValidateIf((_, color) => color !== null)
  @IsString()
  @MaxLength(40)
  color: string | null;
}

export class LogoQuery {
  @ApiPropertyOptional({ description: 'Hash of the picture; the address of a logo carries it', maxLength: 128 })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  v?: string;
}

/** The chosen colour, and what it is drawn as: at least 3:1 against the pages of each scheme, text on it at least 4.5:1. */
export class BrandColorView {
  @ApiProperty({ example: '#000080' }) chosen: string;
  @ApiProperty({ example: '#000080' }) lightFill: string;
  @ApiProperty({ example: '#ffffff' }) lightText: string;
  @ApiProperty({ example: '#7a7abd' }) darkFill: string;
  @ApiProperty({ example: '#000000' }) darkText: string;
}
