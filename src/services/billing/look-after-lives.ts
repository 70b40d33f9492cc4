import { hasEnded } from "../../runs/machine.ts";
import type { ServiceContext } from "../context.ts";
import { settleAgain } from "./settle-subscription.ts";

const mostCases = 1_000;

/**
 * Does for every hospital with a subscription what that asks for and is not done yet, because a run ended otherwise than it
 * was meant to or a process died in between. Asks no gateway. One that breaks keeps no other from it.
 */
export async function lookAfterLives(context: ServiceContext): Promise<void> {
  const { hospitals, cases } = context.repositories;
  const open = await cases.list({ isOpen: true }, mostCases);
  for (const { id, subscription } of await hospitals.all()) {
    if (!subscription) continue;
    const own = open.filter(({ hospitalId }) => hospitalId === id);
    await settleAgain(context, id, own).catch((error: unknown) => {
      context.log.error({ err: error, hospitalId: id }, "a hospital's payments could not be looked after");
    });
  }
}

/**
 * After a worker took a run up: once it has ended, the hospital may have become something that its subscription asks more
 * for, such as a suspension that was applied while it was paid for again.
 */
export async function lookAfterRun(context: ServiceContext, runId: string): Promise<void> {
  const run = await context.repositories.runs.find(runId);
  if (!run || !hasEnded(run.status)) return;
  const hospital = await context.repositories.hospitals.find(run.hospitalId);
  if (!hospital?.subscription) return;
  const isFirst = run.status === "applied" && (run.kind === "provision" || run.kind === "recover");
  if (isFirst && run.revision === 1) {
    const waitedMs = context.clock.now().getTime() - hospital.subscription.createdAt.getTime();
    context.billing.observeReady(Math.max(0, waitedMs / 1_000));
  }
  await settleAgain(context, hospital.id);
}
