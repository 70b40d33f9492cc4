import type { HospitalStackConfig, HospitalStackOutputs } from "../../stacks/hospital/config.ts";
import { credentialsId } from "../database/credentials.ts";
import type { Run } from "../domain/runs.ts";
import type { RunContext } from "./context.ts";
import type { Hold } from "./leases/hold.ts";

/**
 * Keeps what the stack gave back: where the data live on the hospital, each password sealed in a record of its own. False
 * if this worker no longer holds the hospital.
 */
export async function keepOutputs(
  { repositories, sealer, clock }: RunContext,
  hold: Hold,
  run: Run,
  config: HospitalStackConfig,
  outputs: HospitalStackOutputs,
): Promise<boolean> {
  for (const { generation, username, password } of outputs.users) {
    await repositories.credentials.keep({
      id: credentialsId(run.hospitalId, generation),
      hospitalId: run.hospitalId,
      generation,
      username,
      sealed: await sealer.seal(password),
      createdAt: clock.now(),
      revealedAt: null,
      outbox: [],
    });
  }
  const { projectId, clusterId, clusterName, databaseName, connectionString } = outputs;
  return repositories.hospitals.update(run.hospitalId, hold.fence, {
    database: {
      projectId,
      clusterId,
      clusterName,
      databaseName,
      connectionString,
      tier: config.tier,
      credentialGeneration: Math.max(...config.credentialGenerations),
    },
    appliedRevision: run.revision ?? 0,
    unknownSince: null,
  });
}
