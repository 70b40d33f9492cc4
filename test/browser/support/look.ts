import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { root } from "../../../toolchain/setup/set-up.mjs";

const folder = join(root, "screenshots");
const widths = [390, 1440];
const schemes = ["light", "dark"] as const;
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Finding = {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
};

/**
 * Takes a picture of what is to be seen, on a telephone and on a desk, light and dark, and has axe-core look at each.
 * The pictures lie in the folder `screenshots`, which git ignores.
 */
export async function look(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  for (const scheme of schemes) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.mouse.move(0, 0);
      await page.evaluate("scrollTo(0, 0)");
      await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: true });
      expect(await wider(page), `${name} at ${width} px scrolls sideways`).toBe(0);
      expect(await findings(page), `${name} at ${width} px, ${scheme}`).toEqual([]);
    }
  }
  if (before) await page.setViewportSize(before);
}

/** By how many pixels the page is wider than the window. */
function wider(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate<Finding[], string[]>(
    async (tags) => (await Reflect.get(globalThis, "axe").run(document, { runOnly: tags })).violations,
    rules,
  );
  return violations.map(({ id, nodes }) =>
    [id, ...nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`)].join("\n"),
  );
}
