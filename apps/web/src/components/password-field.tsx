import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** A new password. What is acceptable is said before it is typed. */
export function NewPasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      label="Password"
      description="12 characters or more. A sentence works well."
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
      {...props}
    />
  );
}

export function CurrentPasswordField(props: PasswordInputProps) {
  return (
    <PasswordInput
      label="Password"
      autoComplete="current-password"
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
      {...props}
    />
  );
}

/** The API has the last word; this spares a round trip. */
export function newPasswordProblem(password: string): string | null {
  if (password.length < 12) return 'Use 12 characters or more.';
  return password.length > 256 ? 'Use 256 characters or fewer.' : null;
}
