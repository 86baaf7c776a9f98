import type { Locator } from 'playwright-core';

/**
 * Closes a menu, a dialog or a popover by Escape; ends when it is gone. The key goes to the thing itself: it takes the focus
 * a moment after it can be seen, and until then Escape would be pressed somewhere else.
 */
export async function dismiss(open: Locator): Promise<void> {
  await open.press('Escape');
  await open.waitFor({ state: 'hidden' });
}
