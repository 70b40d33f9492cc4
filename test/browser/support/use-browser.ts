import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { launchChromium } from "./chromium.ts";

export type Tab = {
  readonly page: Page;
  readonly context: BrowserContext;
};

/** What a browser prints about every answer that is no success; pages are shown such answers on purpose. */
const ofAnswers = /Failed to load resource|net::ERR_/;

/** A browser for the tests of this file. Every tab fails its test if a script broke or the content policy was violated. */
export function useBrowser(): { readonly openTab: (url: string) => Promise<Tab> } {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  return {
    openTab: async (url) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !ofAnswers.test(message.text())) complaints.push(message.text());
      });
      onTestFinished(async () => {
        await context.close();
        expect(complaints).toEqual([]);
      });
      await page.goto(url);
      return { page, context };
    },
  };
}
