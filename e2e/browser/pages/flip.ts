import type { Locator } from 'playwright-core';

/** Clicks a switch where people do: its input has no size, and a click that is forced on it hits what covers it. */
export async function flip(toggle: Locator): Promise<void> {
  await toggle.locator('xpath=following-sibling::span[1]').click();
}
