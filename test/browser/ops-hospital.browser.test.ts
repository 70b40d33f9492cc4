import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { HospitalView } from "../../src/api/views/hospital.ts";
import { askLocalAtlas } from "../journeys/support/local-atlas.ts";
import type { ServiceProcess } from "../journeys/support/service-process.ts";
import { activeHospital } from "../support/hospital.ts";
import { madeKey } from "../support/keys.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { signInWith } from "./support/sign-in.ts";
import { useBrowser } from "./support/use-browser.ts";

const browser = useBrowser();
const patienceMs = 120_000;

test("ops see what a hospital is, check it for drift, and verify and export its ledger", async () => {
  const service = await startWithPages();
  const { id, slug } = await activeHospital(service);
  const { key } = await madeKey(service, "operator", "Otto Lang");
  const page = await openSignedIn(service, `/ops/hospitals/${id}`, key);
  await page.getByRole("heading", { name: "Test Hospital" }).waitFor();
  await page.getByText("Nothing needs attention").waitFor();
  await page.getByText(`app-${slug}-g1`).waitFor();
  await look(page, "hospital-overview");

  await page.getByRole("button", { name: "Check now" }).click();
  await page.getByText("In sync").first().waitFor({ timeout: patienceMs });

  await page.getByRole("link", { name: "Runs" }).click();
  await page.getByRole("link", { name: "Create the database" }).waitFor();
  const parts = page.getByRole("navigation", { name: "Parts of this page" });
  expect(await parts.locator("[aria-current]").allTextContents()).toEqual(["Runs"]);
  await look(page, "hospital-runs");
  await page.getByRole("link", { name: "Configuration" }).click();
  await page.getByText("The first revision.").waitFor();
  await look(page, "hospital-configuration");
  await page.getByRole("link", { name: "Resources" }).click();
  await page.getByText("Atlas has what the stack declares.").waitFor();
  await look(page, "hospital-resources");
  await page.getByRole("link", { name: "Payments", exact: true }).last().click();
  await page.getByText("Left a month").waitFor();
  await look(page, "hospital-payments");

  await page.getByRole("link", { name: "Ledger" }).click();
  await page.getByText("Signed up as Test Hospital, plan professional").waitFor();
  await page.getByRole("button", { name: "Verify" }).click();
  await page
    .getByRole("region", { name: "Ledger" })
    .getByText(/^Intact: \d+ entries$/)
    .waitFor();
  await look(page, "hospital-ledger");
  for (const [link, begins] of [
    ["Export as JSON lines", '{"'],
    ["Export as CSV", "sequence,"],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: link }).click(),
    ]);
    expect((await readFile(await download.path(), "utf8")).startsWith(begins), link).toBe(true);
  }
  await page.reload();
  await page.getByRole("button", { name: "Verify" }).waitFor();
});

test("ops see what M0 → M10 does and costs before they ask for it, and are led to the run", async () => {
  const service = await startWithPages();
  const { id } = await activeHospital(service);
  const { key } = await madeKey(service, "operator", "Otto Lang");
  const page = await openSignedIn(service, `/ops/hospitals/${id}`, key);
  await page.getByRole("link", { name: "New change" }).click();
  await page.getByRole("link", { name: /^Change the tier/ }).waitFor();
  await look(page, "change-choose");
  await page.getByRole("link", { name: /^Change the tier/ }).click();
  await page.getByRole("radio", { name: /^M10/ }).click();
  await page
    .getByRole("listitem")
    .getByText(/^M0 → M10: .*about 25 minutes.*reversible: no/)
    .waitFor();
  await page.getByText("+$58.40 a month", { exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "Ask for it" }).isDisabled()).toBe(true);
  await page.getByLabel("Reason").fill("More patients since October");
  await look(page, "change-tier");
  await page.getByRole("button", { name: "Ask for it" }).click();
  await page.waitForURL(/\/ops\/runs\/run_/);
  await page.getByText("Waits for approval").first().waitFor({ timeout: patienceMs });

  await page.getByRole("link", { name: "Test Hospital" }).click();
  await page.getByText("Waits for approval: Change").waitFor();
  await look(page, "hospital-waiting");
  await page.goto(`${service.url}/ops/hospitals/${id}/change?ask=access`);
  await page.getByRole("button", { name: "Add an address" }).click();
  await page.getByLabel("Address 2", { exact: true }).fill("192.0.2.9");
  await page
    .getByRole("listitem")
    .getByText(/192\.0\.2\.9 may connect from now on/)
    .waitFor();
  await page.getByText("It takes the place of what waits").waitFor();
  await look(page, "change-access");
  await page.getByLabel("Address 2", { exact: true }).fill("not an address");
  await page.getByText("Give an address such as 192.0.2.7").waitFor();
  await look(page, "change-access-invalid");
  await page.getByLabel("Address 2", { exact: true }).fill("127.0.0.1/32");
  await page.getByText("127.0.0.1 stands in the access list more than once.").waitFor();
  await look(page, "change-access-refused");

  await page.goto(`${service.url}/ops/hospitals/${id}/change?ask=offboard`);
  await page
    .getByRole("listitem")
    .getByText(/all data in it are deleted/)
    .waitFor();
  await page.getByLabel("Reason").fill("It has closed");
  await page.getByRole("button", { name: "Ask for the end" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("End this hospital's database?").waitFor();
  expect(await dialog.getByRole("button", { name: "Ask for the end" }).isDisabled()).toBe(true);
  await dialog.getByRole("textbox").fill("Test Hospital");
  await look(page, "change-offboard");
  await dialog.getByRole("button", { name: "Cancel" }).click();
});

test("what was changed in Atlas by hand is seen, and a viewer is told what it takes to put it back", async () => {
  const service = await startWithPages();
  const { id, database } = await hospitalWithDatabase(service);
  await shutOutByHand(service, database.project_id);
  const operator = await madeKey(service, "operator", "Otto Lang");
  const viewer = await madeKey(service, "viewer", "Vera Lind");
  const page = await openSignedIn(service, `/ops/hospitals/${id}?show=resources`, operator.key);
  await page.getByText(/things? differs?$/).waitFor();
  await page.getByRole("button", { name: "Check now" }).click();
  await page.getByText("Atlas was changed by hand").waitFor({ timeout: patienceMs });
  await page.evaluate(() => scrollTo(0, 0));
  await look(page, "hospital-drifted");

  const other = await openSignedIn(service, `/ops/hospitals/${id}`, viewer.key);
  await other.getByText("Atlas was changed by hand").waitFor();
  expect(await other.getByRole("button", { name: "Check now" }).isDisabled()).toBe(true);
  await other.getByRole("link", { name: "New change" }).click();
  await other.getByText("This needs the role operator; your key Vera Lind has viewer.").waitFor();
  await look(other, "change-viewer");
  await other.goto(`${service.url}/ops/hospitals/hosp_00000000000000000000`);
  await other.getByText("There is no such hospital.").waitFor();
  await look(other, "hospital-absent");
});

async function hospitalWithDatabase(service: ServiceProcess) {
  const { id } = await activeHospital(service);
  const { database } = HospitalView.parse(await (await service.ask("GET", `/api/v1/hospitals/${id}`)).json());
  if (!database) throw new Error("the hospital has no database");
  return { id, database };
}

/** Removes the only access-list entry, as somebody would by hand. */
async function shutOutByHand(service: ServiceProcess, projectId: string): Promise<void> {
  const entry = `/api/atlas/v2/groups/${projectId}/accessList/${encodeURIComponent("127.0.0.1/32")}`;
  const { status } = await askLocalAtlas(service, "DELETE", entry);
  if (status !== 204) throw new Error(`Atlas answered ${status}`);
}

/** A page of the console in a browser of its own, signed in with this key. */
async function openSignedIn(service: ServiceProcess, path: string, key: string): Promise<Page> {
  const { page } = await browser.openTab(`${service.url}${path}`);
  await signInWith(page, key);
  return page;
}
