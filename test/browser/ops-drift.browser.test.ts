import { expect, test } from "vitest";
import { z } from "zod";
import { askLocalAtlas } from "../journeys/support/local-atlas.ts";
import type { ServiceProcess } from "../journeys/support/service-process.ts";
import { activeHospital } from "../support/hospital.ts";
import { madeKey } from "../support/keys.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { askForRun, isSaid, openRun } from "./support/run-page.ts";
import { useBrowser } from "./support/use-browser.ts";

const browser = useBrowser();

test("a plan whose ground moved is stale, and what was changed by hand is found by a drift check and put back; a plan that destroys asks for the name", async () => {
  const service = await startWithPages();
  const { id } = await activeHospital(service);
  const { key } = await madeKey(service, "operator", "Otto Lang");
  const second = await madeKey(service, "approver", "Ana Ruiz");
  const change = await askForRun(service, id, key, { kind: "change", config: { tier: "M10" } });
  const page = await openRun(browser, service, change, second.key);
  await isSaid(page, "Waits for approval");
  await changeByHand(service, { change: "deleteEntry", address: "127.0.0.1/32" });
  await page.getByRole("button", { name: "Approve and apply" }).click();
  await isSaid(page, "Stale: the ground moved");
  await page.getByText("something was changed in Atlas").first().waitFor();
  await look(page, "run-stale");

  const check = await askForRun(service, id, key, { kind: "drift-check", reason: "The plan was stale" });
  await page.goto(`${service.url}/ops/runs/${check}`);
  await isSaid(page, "Drifted: Atlas has something else");
  await page.getByText("Deleted in Atlas").first().waitFor();
  await look(page, "run-drifted");
  await page.getByRole("button", { name: "Put back what drifted" }).click();
  await page.getByLabel("Reason").fill("Nobody knows who did that");
  await page.getByRole("dialog").getByRole("button", { name: "Put back what drifted" }).click();
  await isSaid(page, "Waits for approval");
  await page.getByText("Who asks for a change does not approve it.").waitFor();
  const other = await openRun(browser, service, page.url().split("/").at(-1) ?? "", await anybody(service));
  await other.getByRole("button", { name: "Approve and apply" }).click();
  await isSaid(page, "Applied");

  await page.goto(`${service.url}/ops/runs/${await askForRun(service, id, key, { kind: "drift-check" })}`);
  await isSaid(page, "In sync");
  await look(page, "run-in-sync");
  expect(await page.getByRole("group", { name: "What can be done" }).count()).toBe(0);

  const end = { kind: "offboard", confirm: "Test Hospital", reason: "The contract is over" };
  await page.goto(`${service.url}/ops/runs/${await askForRun(service, id, key, end)}`);
  await page.getByRole("button", { name: "Approve and apply" }).click();
  await page.getByText("What is named here is deleted, with all data in it.").waitFor();
  expect(await page.getByRole("dialog").getByRole("button", { name: "Approve and apply" }).isDisabled()).toBe(true);
  await look(page, "run-offboard");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.locator(":focus", { hasText: "Approve and apply" }).waitFor();
});

async function anybody(service: ServiceProcess): Promise<string> {
  return (await madeKey(service, "approver", "Ida Berg")).key;
}

/** What somebody clicks at Atlas' web page, behind the back of the stack. */
async function changeByHand(service: ServiceProcess, change: Record<string, unknown>): Promise<void> {
  const groups = await askLocalAtlas(service, "GET", "/api/atlas/v2/groups");
  const { results } = z.object({ results: z.array(z.object({ name: z.string() })) }).parse(groups.body);
  const answer = await askLocalAtlas(service, "POST", "/local/changes", { project: results[0]?.name, ...change });
  expect(answer.status).toBe(204);
}
