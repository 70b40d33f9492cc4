import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { RunView } from "../../src/api/views/run.ts";
import type { ServiceProcess } from "../journeys/support/service-process.ts";
import { activeHospital, settled } from "../support/hospital.ts";
import { madeKey, withKey } from "../support/keys.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { useBrowser } from "./support/use-browser.ts";

const browser = useBrowser();
const patienceMs = 120_000;

test("a change is previewed on its page, not approved by who asked for it, approved by another and seen being applied", async () => {
  const service = await startWithPages();
  const { id } = await activeHospital(service);
  const author = await madeKey(service, "approver", "Otto Lang");
  const second = await madeKey(service, "approver", "Ana Ruiz");
  const run = await askForM10(service, id, author.key);

  const own = await openRun(service, run, author.key);
  await own.getByRole("button", { name: "Approve and apply" }).waitFor({ timeout: patienceMs });
  expect(await own.getByRole("button", { name: "Approve and apply" }).isDisabled()).toBe(true);
  await own.getByText("Who asks for a change does not approve it.").waitFor();
  await look(own, "run-own");

  const other = await openRun(service, run, second.key);
  await other.getByRole("button", { name: "Approve and apply" }).click();
  await own.getByText("Atlas has it, and it was verified.").waitFor({ timeout: patienceMs });
  await other.getByText("Atlas has it, and it was verified.").waitFor({ timeout: patienceMs });
  await look(other, "run-applied");
});

test("a change that nobody wants any more is rejected with a reason, or discarded, and can be asked for again", async () => {
  const service = await startWithPages();
  const { id } = await activeHospital(service);
  const { key } = await madeKey(service, "approver", "Otto Lang");
  const page = await openRun(service, await askForM10(service, id, key), key);
  await page.getByRole("button", { name: "Reject" }).click({ timeout: patienceMs });
  await page.getByLabel("Reason").fill("Not before the weekend");
  await look(page, "run-reject");
  await page.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
  await page.getByText("Rejected: Not before the weekend").first().waitFor();
  await look(page, "run-rejected");

  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Discard" }).click({ timeout: patienceMs });
  await page.getByText("Nothing was applied.").waitFor();
});

async function askForM10(service: ServiceProcess, id: string, key: string): Promise<string> {
  const wish = { kind: "change", config: { tier: "M10" }, reason: "More patients since October" };
  const asked = await service.ask("POST", `/api/v1/hospitals/${id}/runs`, wish, withKey(key));
  return (await settled(service, RunView.parse(await asked.json()).id)).id;
}

/** The page of a run in a browser of its own, signed in with this key. */
async function openRun(service: ServiceProcess, run: string, key: string): Promise<Page> {
  const { page } = await browser.openTab(`${service.url}/ops/runs/${run}`);
  await page.getByLabel("Key", { exact: true }).fill(key);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  return page;
}
