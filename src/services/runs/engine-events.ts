import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { Readable } from "node:stream";
import { done, type Outcome } from "../../foundation/errors.ts";
import { engineEventsPath } from "../../runs/operate.ts";
import { type Caller, requireRole } from "../caller.ts";
import type { ServiceContext } from "../context.ts";
import type { ServiceProblem } from "../problems.ts";
import { showRun } from "./show.ts";

/** The engine's own events of a run, one JSON document in a line; empty if it never came to the engine. For viewers. */
export async function readEngineEvents(
  context: ServiceContext,
  caller: Caller,
  id: string,
): Promise<Outcome<ReadableStream, ServiceProblem>> {
  const allowed = requireRole(caller, "viewer");
  if (!allowed.ok) return allowed;
  const run = await showRun(context, caller, id);
  if (!run.ok) return run;
  const path = engineEventsPath(context.engineEventsDir, run.value.id);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  return done(Readable.toWeb(isThere ? createReadStream(path) : Readable.from([])) as ReadableStream);
}
