import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openRepositories } from "../../src/database/index.ts";
import { openMasterDatabase } from "../../src/database/master.ts";
import { madeKey } from "../support/keys.ts";
import { useDatabaseServer } from "../support/master-database.ts";
import { seedHospital, seeds } from "../support/seed-fleet.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { signInWith } from "./support/sign-in.ts";
import { useBrowser } from "./support/use-browser.ts";

/** What no worker takes up. */
const standing = seeds.filter((seed) => seed !== "queued");

const server = useDatabaseServer();
const browser = useBrowser();

test("ops see which hospitals need them and why, search, filter and turn pages, and come back to where they were", async () => {
  const uri = new URL(server.adminUri());
  uri.pathname = "/fleet";
  const master = await openMasterDatabase(uri.href);
  const repositories = await openRepositories(master);
  const named = { name: "Clínica São José – Norte", slug: "clinica-sao-jose-norte", email: "ana@sao-jose.example" };
  for (let number = 0; number < 108; number += 1) {
    const seed = standing[number % standing.length] ?? "well";
    await seedHospital(repositories, seed, number, number === 3 ? named : {});
  }
  await master.close();
  const quiet = { RECONCILE_HOURS: "0", DRIFT_CHECK_HOURS: "0" };
  const service = await startWithPages({ environment: { MONGODB_MASTER_URI: uri.href, ...quiet } });
  const { key } = await madeKey(service, "viewer", "Otto Lang");

  const { page } = await browser.openTab(`${service.url}/ops`);
  await signInWith(page, key);
  await part(page, "1–50 of 108 hospitals").waitFor();
  expect(await names(page)).toHaveLength(50);
  await look(page, "fleet");

  await page.getByRole("button", { name: "Next" }).click();
  await part(page, "51–100 of 108 hospitals").waitFor();
  expect(new URL(page.url()).search).toBe("?page=2");

  await filter(page, "Needs attention").click();
  await part(page, "48 hospitals").waitFor();
  await page.getByText("Change: waits for approval").first().waitFor();
  await look(page, "fleet-attention");
  await filter(page, "Failed").click();
  await part(page, "12 hospitals").waitFor();
  await page.getByText("Change: failed. Atlas has no room for an M10 in this region.").first().waitFor();

  await page.getByRole("searchbox", { name: "Search hospitals" }).fill("sao jose");
  await expect.poll(() => names(page)).toEqual([named.name]);
  const shared = page.url();
  await look(page, "fleet-found");
  await page.goBack();
  await part(page, "48 hospitals").waitFor();
  expect(await page.getByRole("searchbox", { name: "Search hospitals" }).inputValue()).toBe("");

  await page.goto(shared);
  await expect.poll(() => names(page)).toEqual([named.name]);
  await filter(page, "Running").click();
  await page.getByText("Nothing is found for “sao jose” among “Running”.").waitFor();
  await look(page, "fleet-not-found");
  await page.getByRole("link", { name: "Search all hospitals" }).click();
  await expect.poll(() => names(page)).toEqual([named.name]);

  await page.getByRole("link", { name: named.name }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/ops\/hospitals\/hosp_/);
});

test("a fleet without a hospital says so, and where the first one signs up", async () => {
  const service = await startWithPages();
  const { page } = await browser.openTab(`${service.url}/ops/fleet`);
  await signInWith(page, service.opsKey);
  await page.getByRole("heading", { name: "No hospital has signed up yet" }).waitFor();
  await look(page, "fleet-empty");
});

function filter(page: Page, name: string) {
  return page.getByRole("navigation", { name: "Show" }).getByRole("link", { name });
}

/** Which part of the list is shown. */
function part(page: Page, text: string) {
  return page.getByRole("navigation", { name: "Pages of the list" }).getByText(text, { exact: true });
}

function names(page: Page): Promise<string[]> {
  return page.getByRole("table", { name: "Hospitals" }).getByRole("row").locator("td:first-child a").allInnerTexts();
}
