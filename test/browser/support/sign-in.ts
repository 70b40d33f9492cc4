import type { Page } from "playwright-core";

/** Signs in with a key on the page that asks for one. */
export async function signInWith(page: Page, key: string): Promise<void> {
  await page.getByLabel("Key", { exact: true }).fill(key);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
