import { afterAll, beforeAll } from "vitest";
import { startTestAtlas, type TestAtlas } from "./local-atlas.ts";

/** One local Atlas for all tests of a file; each test works in projects of its own. */
export function useAtlas(options: Parameters<typeof startTestAtlas>[0] = {}): () => TestAtlas {
  let started: TestAtlas | undefined;
  beforeAll(async () => {
    started = await startTestAtlas(options);
  });
  afterAll(() => started?.end());
  return () => {
    if (started === undefined) throw new Error("Local Atlas has not been started.");
    return started;
  };
}
