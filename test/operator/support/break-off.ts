import { expect } from "vitest";
import type { HospitalStackConfig } from "../../../stacks/hospital/config.ts";
import { eventually } from "./processes.ts";
import { type Engine, granted, refusal } from "./use-engine.ts";

async function projectIdOf({ atlas }: Engine, { projectName }: HospitalStackConfig): Promise<string | undefined> {
  const projects = (await atlas.ask("GET", "/groups")).body.results as { id: string; name: string }[];
  return projects.find(({ name }) => name === projectName)?.id;
}

export async function clusterOf(engine: Engine, config: HospitalStackConfig) {
  const projectId = await projectIdOf(engine, config);
  return projectId === undefined
    ? undefined
    : (await engine.atlas.ask("GET", `/groups/${projectId}/clusters/${config.clusterName}`)).body;
}

/** Kills CLI, plugins and our own process while Atlas makes the cluster, at a realistic pace; answers the project's id. */
export async function breakOff(engine: Engine, config: HospitalStackConfig): Promise<string> {
  const operation = engine.startUp(config, granted(await engine.run("preview", config)).planDigest);
  await eventually(
    "Atlas creates the cluster",
    async () => (await clusterOf(engine, config))?.stateName === "CREATING",
  );
  await eventually("the engine wrote that down", async () =>
    pendingNames(engine, config).then((names) => names.includes("cluster")),
  );
  operation.forceCancel();
  expect(refusal(await operation.result).code).toBe("operation_interrupted");
  return (await projectIdOf(engine, config)) ?? "";
}

/** What the state has as begun and not done. */
export async function pendingNames({ state }: Engine, config: HospitalStackConfig): Promise<string[]> {
  const { pending } = await state(config);
  return pending.map(({ urn, kind }) => (kind === "creating" ? (urn.split("::").at(-1) ?? "") : kind));
}
