import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

/** Longer than any accepted password: those between get their own refusal, the rest isn't worth hashing. */
const passwordInputLength = 1024;

const emailProperty = { description: 'Compared without regard to case', example: 'kim@acme.example', maxLength: 320 };

export class SignUpRequest {
  @ApiProperty(emailProperty)
  @IsString()
  @MaxLength(320)
  email: string;

  @ApiProperty({ example: 'Kim Reed', minLength: 1, maxLength: 128 })
  @IsString()
  @MaxLength(256)
  name: string;

  @ApiProperty({ description: '12 to 256 characters, none of the common ones', minLength: 12, maxLength: 256 })
  @IsString()
  @MaxLength(passwordInputLength)
  password: string;
}

export class SignInRequest {
  @ApiProperty(emailProperty)
  @IsString()
  @MaxLength(320)
  email: string;

  @ApiProperty({ maxLength: passwordInputLength, format: 'password' })
  @IsString()
  @MaxLength(passwordInputLength)
  password: string;
}

export class EmailRequest {
  @ApiProperty(emailProperty)
  @IsString()
  @MaxLength(320)
  email: string;
}

export class TokenRequest {
  @ApiProperty({ maxLength: 256, description: 'Of the mailed link, after `#token=`' })
  @IsString()
  @MaxLength(256)
  token: string;
}

export class ResetPasswordRequest extends TokenRequest {
  @ApiProperty({ description: '12 to 256 characters, none of the common ones', minLength: 12, maxLength: 256 })
  @IsString()
  @MaxLength(passwordInputLength)
  password: string;
}

export class ChangePasswordRequest {
  @ApiProperty({ maxLength: passwordInputLength, format: 'password' })
  @IsString()
  @MaxLength(passwordInputLength)
  currentPassword: string;

  @ApiProperty({ description: '12 to 256 characters, none of the common ones', minLength: 12, maxLength: 256 })
  @IsString()
  @MaxLength(passwordInputLength)
  newPassword: string;
}

export class UpdateMeRequest {
  @ApiProperty({ example: 'Kim Reed', minLength: 1, maxLength: 128 })
  @IsString()
  @MaxLength(256)
  name: string;
}
