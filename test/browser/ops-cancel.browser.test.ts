import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { setFault } from "../journeys/support/local-atlas.ts";
import type { ServiceProcess } from "../journeys/support/service-process.ts";
import { activeHospital } from "../support/hospital.ts";
import { madeKey } from "../support/keys.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { askedRun, askForRun, isSaid, openRun, patienceMs } from "./support/run-page.ts";
import { useBrowser } from "./support/use-browser.ts";

const browser = useBrowser();

test("a run is canceled, the one behind it says what it waits for, and one that does not stop is killed and recovered", async () => {
  const service = await startWithPages({ environment: { FORCE_CANCEL_AFTER_SECONDS: "1" } });
  const { id } = await activeHospital(service);
  const { key } = await madeKey(service, "operator", "Otto Lang");
  const second = await madeKey(service, "approver", "Ana Ruiz");
  await setFault(service, { operation: "upgradeTenantUpgrade", delayMs: 10_000 });
  const page = await openRun(browser, service, await askForRun(service, id, key, toTier("M10")), service.opsKey);
  await page.getByRole("button", { name: "Approve and apply" }).click();
  await page.getByText("update cluster: started").first().waitFor({ timeout: patienceMs });

  const behind = await openRun(browser, service, await askedRun(service, id, key, toTier("M20")), key);
  await isSaid(behind, "In the queue");
  await behind.getByText("Place 2 in the queue of this hospital.").waitFor();
  await page.getByRole("button", { name: "Cancel the run" }).click();
  await page.getByText("It was asked to stop.").waitFor();
  await look(behind, "run-queued");
  await isSaid(page, "Canceled while it was applied");
  await look(page, "run-canceled");

  await isSaid(behind, "Waits for approval");
  await setFault(service, { operation: "updateCluster", delayMs: 30_000 });
  await page.goto(behind.url());
  await approveAs(page, service, second.key);
  await page.getByText("update cluster: started").first().waitFor({ timeout: patienceMs });
  await page.getByRole("button", { name: "Cancel the run" }).click();
  await page.getByRole("button", { name: "Kill the run" }).click({ timeout: patienceMs });
  await page.getByLabel("To go on, type Test Hospital").fill("Test Hospital");
  await look(page, "run-kill");
  await page.getByRole("dialog").getByRole("button", { name: "Kill the run" }).click();
  await isSaid(page, "Interrupted while it was applied");
  await look(page, "run-interrupted");
  expect(await behind.getByRole("button", { name: "Try again" }).count()).toBe(1);

  await page.getByRole("button", { name: "Recover the hospital" }).click();
  await page.getByLabel("Reason").fill("It was killed");
  await page.getByRole("dialog").getByRole("button", { name: "Recover the hospital" }).click();
  await isSaid(page, "Waits for approval");
});

function toTier(tier: string) {
  return { kind: "change", config: { tier } };
}

async function approveAs(page: Page, service: ServiceProcess, key: string): Promise<void> {
  const run = page.url().split("/").at(-1) ?? "";
  await service.ask(
    "POST",
    `/api/v1/runs/${run}/approve`,
    {},
    { as: "public", headers: { authorization: `Bearer ${key}` } },
  );
}
