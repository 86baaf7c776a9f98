import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import type { CreatedApiKey } from '../../application/create-api-key.ts';
import { apiKeyScopes, type ApiKeyScope, type ApiKeyView } from '../../domain/api-key.ts';

export class CreateApiKeyRequest {
  @ApiProperty({ example: 'Deployment from CI', minLength: 1, maxLength: 100 })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @ApiProperty({
    enum: apiKeyScopes,
    isArray: true,
    description: '`read`: look; `write`: change; `admin`: the admin section, with the key of a platform admin',
    example: ['read'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(apiKeyScopes.length)
  @ArrayUnique()
  @IsIn(apiKeyScopes, { each: true })
  scopes: ApiKeyScope[];

  @ApiPropertyOptional({
    description: 'Days until it stops working; without it, it works until it is revoked',
    minimum: 1,
    maximum: 3650,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3650)
  expiresInDays?: number;
}

export class ApiKey {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'Deployment from CI' }) name: string;
  @ApiProperty({ description: 'The beginning of the key, to tell it by', example: 'mrg_Zk3v91Qa' }) prefix: string;
  @ApiProperty({ enum: apiKeyScopes, isArray: true }) scopes: ApiKeyScope[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) expiresAt?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'To the minute' }) lastUsedAt?: string;

  static of({ id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt }: ApiKeyView): ApiKey {
    return {
      id,
      name,
      prefix,
      scopes: [...scopes],
      createdAt: createdAt.toISOString(),
      ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
      ...(lastUsedAt && { lastUsedAt: lastUsedAt.toISOString() }),
    };
  }
}

export class ApiKeyList {
  @ApiProperty({ type: [ApiKey] }) items: ApiKey[];
}

export class NewApiKey {
  @ApiProperty({ type: ApiKey }) apiKey: ApiKey;
  @ApiProperty({ description: 'The key itself: shown this once, and never again', example: 'mrg_Zk3v91Qa…' })
  secret: string;

  static of({ apiKey, secret }: CreatedApiKey): NewApiKey {
    return { apiKey: ApiKey.of(apiKey), secret };
  }
}
