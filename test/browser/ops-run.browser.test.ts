import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { clustersShown, setFault } from "../journeys/support/local-atlas.ts";
import { activeHospital } from "../support/hospital.ts";
import { madeKey } from "../support/keys.ts";
import { look } from "./support/look.ts";
import { startWithPages } from "./support/pages.ts";
import { askForRun, isSaid, listenIn, openRun, tabTo } from "./support/run-page.ts";
import { useBrowser } from "./support/use-browser.ts";

const browser = useBrowser();
const toM10 = { kind: "change", config: { tier: "M10" } };

test("a change is rejected, discarded, asked for again, not approved by its author but by another without a mouse, and seen being applied; a policy is let pass with a reason", async () => {
  const service = await startWithPages();
  const { id } = await activeHospital(service);
  const author = await madeKey(service, "approver", "Otto Lang");
  const second = await madeKey(service, "approver", "Ana Ruiz");
  const own = await openRun(browser, service, await askForRun(service, id, author.key, toM10), author.key);
  await isSaid(own, "Waits for approval");
  const approve = own.getByRole("button", { name: "Approve and apply" });
  expect(await approve.getAttribute("aria-disabled")).toBe("true");
  await own.getByText("Who asks for a change does not approve it.").waitFor();
  await approve.click({ force: true });
  await own.getByLabel("Your comment").fill("Please before Friday.");
  await own.getByRole("button", { name: "Comment" }).click();
  await own.getByText("Please before Friday.").first().waitFor();
  await look(own, "run-own");
  await own.getByLabel("Find a resource or property").fill("instanceSize");
  expect(await own.getByText("mongodbatlas:index/advancedCluster").count()).toBeGreaterThan(0);
  await own.getByLabel("Find a resource or property").fill("nothing such");
  await own.getByText("Nothing fits. Clear the search or choose another filter.").waitFor();
  await own.getByLabel("Find a resource or property").clear();

  await own.getByRole("button", { name: "Reject" }).click();
  await own.getByLabel("Reason").fill("Not before the weekend");
  await look(own, "run-reject");
  await own.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
  await isSaid(own, "Discarded");
  await own.getByText("Rejected: Not before the weekend (by Otto Lang)").waitFor();
  await own.getByRole("button", { name: "Try again" }).click();
  await isSaid(own, "Waits for approval");
  await own.getByRole("button", { name: "Discard" }).click();
  await isSaid(own, "Discarded");
  await look(own, "run-discarded");

  await setFault(service, { operation: "upgradeTenantUpgrade", delayMs: 8_000 });
  await own.getByRole("button", { name: "Try again" }).click();
  await isSaid(own, "Waits for approval");
  const { page: other } = await browser.openTab(own.url());
  await approveByKeyboard(other, second.key);
  const told = await listenIn(other);
  await isSaid(own, "Being applied");
  await own.reload();
  await isSaid(own, "Being applied");
  await look(own, "run-applying");
  await isSaid(own, "Applied");
  await isSaid(other, "Applied");
  await expect.poll(told).toContain("Change: Applied");
  expect(await other.evaluate(() => document.activeElement?.textContent)).toBe("Applied");
  await own.getByText("Atlas has it, and it was verified.").waitFor();
  await own.getByRole("region", { name: "Approvals" }).getByText("Ana Ruiz").waitFor();
  expect(await clustersShown(service)).toEqual(["test-hospital IDLE M10"]);

  await own.getByRole("link", { name: "Line 3", exact: true }).click();
  expect(new URL(own.url()).hash).toBe("#L3");
  const line = (await own.locator("#L3").textContent()) ?? "";
  await own.getByRole("button", { name: "Copy link to line 3" }).click();
  expect(await own.evaluate(() => navigator.clipboard.readText())).toBe(own.url());
  await own.reload();
  await own.locator("#L3[data-marked]").waitFor();
  expect(await own.locator("#L3").textContent()).toBe(line);
  await look(own, "run-applied");

  const unprotected = {
    kind: "change",
    config: { terminationProtection: false },
    reason: "It moves to another region",
  };
  await other.goto(`${service.url}/ops/runs/${await askForRun(service, id, author.key, unprotected)}`);
  await isSaid(other, "A policy has to be let pass");
  await other.getByRole("button", { name: "Let pass" }).click();
  await other.getByLabel("Reason").fill("Agreed with the hospital");
  await other.getByRole("dialog").getByRole("button", { name: "Let pass" }).click();
  await isSaid(other, "Waits for approval");
  await other.getByText("“Agreed with the hospital”").waitFor();
});

/** Signs in, finds the button and approves, with nothing but a keyboard. */
async function approveByKeyboard(page: Page, key: string): Promise<void> {
  await page.getByLabel("Key", { exact: true }).waitFor();
  for (let step = 0; step < 9 && (await focused(page)) !== "INPUT"; step += 1) await page.keyboard.press("Tab");
  await page.keyboard.type(key);
  await page.keyboard.press("Enter");
  await isSaid(page, "Waits for approval");
  await tabTo(page, "Approve and apply");
  await page.keyboard.press("Enter");
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.tagName ?? "");
}
