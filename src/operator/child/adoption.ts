import type { Stack } from "@pulumi/pulumi/automation/index.js";
import { z } from "zod";
import { nameOfUrn } from "../urn.ts";

const State = z.object({ resources: z.array(z.object({ urn: z.string() })).default([]) });

/** Which of these logical names the stack's state has. Costs one CLI process. */
export async function alreadyInState(stack: Stack, names: readonly string[]): Promise<string[]> {
  const { deployment } = await stack.exportStack();
  const known = new Set(State.parse(deployment ?? {}).resources.map(({ urn }) => nameOfUrn(urn)));
  return names.filter((name) => known.has(name));
}
