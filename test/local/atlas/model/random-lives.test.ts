import * as fc from "fast-check";
import { test } from "vitest";
import { startTestAtlas } from "../support/local-atlas.ts";
import { createNoServers } from "../support/no-servers.ts";
import { anyCommand } from "./any-command.ts";
import { bearerAsk } from "./bearer-ask.ts";
import type { Life } from "./life.ts";
import { createProject } from "./project-commands.ts";

const lives = 60;
const steps = 60;
/** Fixed, so that a run can be repeated; another one is tried by changing it here. */
const seed = 20_261_124;

test("whatever is asked in whatever order, local Atlas does what the model of it does, over restarts too", async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([...anyCommand], { maxCommands: steps, size: "max" }), async (sequence) => {
      const servers = createNoServers();
      const local = await startTestAtlas({ pace: "realistic", server: servers });
      try {
        const real: Life = { local, servers, ask: bearerAsk(local), world: new Map() };
        const model = { nowMs: local.clock.now().getTime(), projects: new Map() };
        await createProject("north").run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), sequence);
      } finally {
        await local.end();
      }
    }),
    { numRuns: lives, seed, endOnFailure: false, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);
