import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import {
  displayCurrencies,
  formatLocales,
  type DisplayCurrency,
  type FormatLocale,
  type Preferences,
} from '../../domain/preferences.ts';

export class UpdatePreferencesBody implements Partial<Preferences> {
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Where the start page leads; null: where the person was last',
  })
  @IsOptional()
  @IsUUID()
  landingOrgId?: string | null;

  @ApiPropertyOptional({
    type: String,
    enum: formatLocales,
    nullable: true,
    description: 'How dates and numbers are written; null: as the browser says',
    example: 'en-IN',
  })
  @IsOptional()
  @IsIn(formatLocales)
  locale?: FormatLocale | null;

  @ApiPropertyOptional({
    type: String,
    enum: displayCurrencies,
    nullable: true,
    description: 'In which amounts are shown; null: each in its own',
    example: 'INR',
  })
  @IsOptional()
  @IsIn(displayCurrencies)
  currency?: DisplayCurrency | null;
}

export class PreferencesView implements Preferences {
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) landingOrgId: string | null;
  @ApiProperty({ type: String, enum: formatLocales, nullable: true, example: 'en-IN' }) locale: FormatLocale | null;
  @ApiProperty({ type: String, enum: displayCurrencies, nullable: true, example: 'INR' })
  currency: DisplayCurrency | null;
}
