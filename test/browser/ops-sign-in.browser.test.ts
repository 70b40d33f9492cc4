import { expect, test } from "vitest";
import { madeKey } from "../support/keys.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { useBrowser } from "./support/use-browser.ts";

const browser = useBrowser();

test("ops sign in with a key, go on to where they wanted, and sign out; the key stays nowhere in the browser", async () => {
  const service = await startWithPages();
  const { key, id } = await madeKey(service, "operator", "Otto Lang");
  const { page } = await browser.openTab(`${service.url}/ops/approvals`);
  await page.getByRole("heading", { name: "Sign in to the console" }).waitFor();
  await look(page, "ops-sign-in");
  await page.getByLabel("Key", { exact: true }).fill("ck_wrong");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("alert").waitFor();
  await look(page, "ops-sign-in-refused");
  await page.getByLabel("Key", { exact: true }).fill(key);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/ops/approvals");
  await look(page, "ops-frame");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(kept).not.toContain(key);
  expect(await page.content()).not.toContain(key);

  await page.reload();
  await page.getByRole("button", { name: "Your session: Otto Lang" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByText("You are signed out.").waitFor();
  await page.goto(`${service.url}/ops`);
  await page.getByRole("heading", { name: "Sign in to the console" }).waitFor();

  await page.getByLabel("Key", { exact: true }).fill(key);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Fleet" }).waitFor();
  await service.ask("DELETE", `/api/v1/keys/${id}`);
  await page.reload();
  await page.getByRole("heading", { name: "Sign in to the console" }).waitFor();
});
