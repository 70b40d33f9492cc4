import { z } from "zod";
import { done, type Outcome } from "../../foundation/errors.ts";
import type { AtlasClient } from "../client/client.ts";
import { listAll } from "../client/list.ts";
import type { AtlasProblem } from "../problems.ts";
import type { AtlasPlace, AtlasUser } from "./model.ts";

const DatabaseUser = z.object({
  username: z.string(),
  databaseName: z.string(),
  roles: z
    .array(z.object({ roleName: z.string(), databaseName: z.string() }))
    .nullish()
    .transform((roles) => roles ?? []),
  scopes: z
    .array(z.object({ name: z.string(), type: z.string() }))
    .nullish()
    .transform((scopes) => scopes ?? []),
});

/** The users of the project, or of a shared project those who are bound to the hospital's cluster. */
export async function readUsers(
  client: AtlasClient,
  projectId: string,
  { projectMode, clusterName }: AtlasPlace,
): Promise<Outcome<AtlasUser[], AtlasProblem>> {
  const users = await listAll(client, `/groups/${projectId}/databaseUsers`, "2023-01-01", DatabaseUser);
  if (!users.ok || projectMode === "per-hospital") return users;
  return done(users.value.filter(({ scopes }) => scopes.some(({ name }) => name === clusterName)));
}
