import { fingerprintOf } from "../../../src/atlas/fingerprint.ts";
import type { AtlasReadBack } from "../../../src/atlas/read-back/model.ts";
import { canonicalJson } from "../../../src/foundation/canonical-json.ts";
import type { RunRules } from "../../../src/runs/rules.ts";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import type { FakeAtlas } from "../../support/fake-atlas.ts";
import { type Books, knownRun, type Task } from "./books.ts";
import { Violation } from "./record.ts";

export type Looked = {
  readonly atlas: Pick<FakeAtlas, "has">;
  readonly rules: RunRules;
  /** What Atlas had, by the fingerprint that it was seen with. */
  readonly looks: Map<string, string>;
};

/** `groundMovedAt`: how much had happened when something moved in Atlas that no living worker did. */
export type Ground = Looked & { readonly books: Books; groundMovedAt: number };

/** Remembers what the fake Atlas had each time that it was looked at, by the fingerprint of what was seen. */
export function rememberLook(world: Looked, clusterName: string, seen: AtlasReadBack): void {
  const own = isShared(world) ? { ...seen, accessList: [] } : seen;
  world.looks.set(fingerprintOf(own), groundOf(world, clusterName));
}

/** What is applied first must stand on the ground that its plan was made on, unless that moved under its very eyes. */
export function checkGround(world: Ground, task: Task, { clusterName }: HospitalStackConfig): void {
  if (!task.runId || world.groundMovedAt > task.begunAtTrace) return;
  const run = knownRun(world.books, task.runId);
  const plan = run.plans.at(-1)?.plan;
  if (run.applied.length > 1 || !plan) return;
  const [then, now] = [world.looks.get(plan.base.atlas), groundOf(world, clusterName)];
  if (then !== now) throw new Violation(`${run.id} is applied to an Atlas that moved: ${then} became ${now}`);
}

function groundOf(world: Looked, clusterName: string): string {
  const config = world.atlas.has.get(clusterName);
  return canonicalJson(config && isShared(world) ? { ...config, accessList: [] } : (config ?? null));
}

/** Others use the access list of a shared project as well. */
function isShared({ rules }: Pick<Looked, "rules">): boolean {
  return rules.stackDefaults.projectMode === "shared";
}
