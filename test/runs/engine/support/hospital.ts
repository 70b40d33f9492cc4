import { z } from "zod";
import { HospitalView } from "../../../../src/api/views/hospital.ts";
import { HospitalStackConfig } from "../../../../stacks/hospital/config.ts";
import type { Answer } from "../../../local/atlas/support/digest-client.ts";
import type { EngineService } from "./use-engine-service.ts";

export async function shown({ ask }: EngineService, id: string): Promise<HospitalView> {
  return HospitalView.parse(await (await ask("GET", `/api/v1/hospitals/${id}`)).json());
}

/** Asks local Atlas about a hospital's project; `path` is what comes after the project. */
export async function askAtlas(
  service: EngineService,
  id: string,
  method: string,
  path = "",
  body?: unknown,
): Promise<Answer> {
  const { database } = await shown(service, id);
  if (!database) throw new Error(`the hospital ${id} has no database`);
  return service.atlas.ask(method, `/groups/${database.project_id}${path}`, body);
}

const Users = z.object({ results: z.array(z.object({ username: z.string() })) });
const Entries = z.object({ results: z.array(z.object({ cidrBlock: z.string(), comment: z.string().default("") })) });

/** Who may get into a hospital's project, as Atlas has it. */
export async function accessOf(service: EngineService, id: string) {
  const users = Users.parse((await askAtlas(service, id, "GET", "/databaseUsers")).body).results;
  const entries = Entries.parse((await askAtlas(service, id, "GET", "/accessList")).body).results;
  return {
    users: users.map(({ username }) => username).sort(),
    entries: entries.map(({ cidrBlock, comment }) => `${cidrBlock} ${comment}`.trim()).sort(),
  };
}

/** What the hospital's newest applied revision asks for. */
export async function appliedConfig({ repositories }: EngineService, id: string): Promise<HospitalStackConfig> {
  const hospital = await repositories.hospitals.find(id);
  const revision = hospital && (await repositories.revisions.find(hospital.id, hospital.appliedRevision));
  return HospitalStackConfig.parse(revision?.config);
}
