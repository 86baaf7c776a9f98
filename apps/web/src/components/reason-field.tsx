import { Textarea, type TextareaProps } from '@mantine/core';

/** Why somebody does something to others, in a few words. */
export function ReasonField(props: TextareaProps) {
  return <Textarea label="Reason" autosize minRows={2} maxLength={500} data-autofocus {...props} />;
}
