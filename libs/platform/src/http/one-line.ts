import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';

/**
 * No control character, and something that can be seen. Each part reads the text once: a pattern in which two stretches can
 * share a text takes the square of its length, which whoever sends it decides on.
 */
const oneLine = /^(?=[^\p{Cc}]*$)[\s\p{C}]*[^\s\p{C}]/u;

/** A sentence for somebody else to read, such as a reason: one line, of `maxLength` characters at most. */
export const OneLine = (maxLength: number): PropertyDecorator =>
  applyDecorators(IsString(), Matches(oneLine, { message: 'Write one line of text.' }), MaxLength(maxLength));
