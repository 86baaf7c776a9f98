import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, ValidateIf } from 'class-validator';
import {
  industries,
  organizationSizes,
  type Industry,
  type OrganizationProfile,
  type OrganizationSize,
} from '../../domain/organization-profile.ts';

/** Null is a value here, "not said"; leaving a field out is a mistake. */
const unlessNull = (field: string) =>
  ValidateIf((body: Record<string, unknown>) => body[field] !== null) as PropertyDecorator;

export class OrganizationProfileBody implements OrganizationProfile {
  @ApiProperty({ type: String, enum: industries, nullable: true, example: 'SOFTWARE' })
  @unlessNull('industry')
  @IsIn(industries)
  industry: Industry | null;

  @ApiProperty({ type: String, enum: organizationSizes, nullable: true, description: 'How many people work there' })
  @unlessNull('size')
  @IsIn(organizationSizes)
  size: OrganizationSize | null;

  @ApiProperty({
    type: String,
    nullable: true,
    maxLength: 200,
    description: 'An https address; kept with its host in small letters and without a slash at the end',
    example: 'https://acme.example',
  })
  @unlessNull('website')
  @IsString()
  @MaxLength(2_000)
  website: string | null;

  @ApiProperty({
    maxLength: 40,
    type: String,
    nullable: true,
    description: 'Indian goods and services tax number; its check digit is checked, and its PAN must be that of `pan`',
    example: '27AAPFU0939F1ZV',
  })
  @unlessNull('gstin')
  @IsString()
  @MaxLength(40)
  gstin: string | null;

  @ApiProperty({
    maxLength: 40,
    type: String,
    nullable: true,
    description: 'Indian income tax number; taken from the GSTIN where it is null',
    example: 'AAPFU0939F',
  })
  @unlessNull('pan')
  @IsString()
  @MaxLength(40)
  pan: string | null;

  @ApiProperty({
    maxLength: 40,
    type: String,
    nullable: true,
    description: 'Udyam registration of a micro, small or medium enterprise',
    example: 'UDYAM-MH-12-0012345',
  })
  @unlessNull('msme')
  @IsString()
  @MaxLength(40)
  msme: string | null;
}

export class OrganizationProfileView implements OrganizationProfile {
  @ApiProperty({ type: String, enum: industries, nullable: true }) industry: Industry | null;
  @ApiProperty({ type: String, enum: organizationSizes, nullable: true }) size: OrganizationSize | null;
  @ApiProperty({ type: String, nullable: true, example: 'https://acme.example' }) website: string | null;
  @ApiProperty({ type: String, nullable: true, example: '27AAPFU0939F1ZV' }) gstin: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'AAPFU0939F' }) pan: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'UDYAM-MH-12-0012345' }) msme: string | null;
}
