import type { Context } from "hono";
import type { Run } from "../../../domain/runs.ts";
import { flagClock } from "../../../services/runs/flag-clock.ts";
import { detailsOf } from "../../../services/runs/show.ts";
import type { ApiDeps, ApiEnv } from "../../deps.ts";
import { type RunView, runView } from "../../views/run.ts";

/** A run with everything that belongs to it, as this caller sees it. */
export async function answerOf(c: Context<ApiEnv>, { services }: ApiDeps, run: Run): Promise<RunView> {
  const viewing = { clock: flagClock(services), rules: services.rules, caller: c.get("caller") };
  return runView(await detailsOf(services, run), viewing);
}
