import { z } from "zod";
import type { Role } from "../../src/domain/actors.ts";
import type { AskOptions, TestService } from "./test-service.ts";

const MadeKey = z.object({ id: z.string(), name: z.string(), key: z.string() });

/** A named key of this role, made by the ops key over the API. */
export async function madeKey(service: Pick<TestService, "ask">, role: Role, name = `the ${role}`) {
  const response = await service.ask("POST", "/api/v1/keys", { name, role });
  if (response.status !== 201) throw new Error(`making a key answered ${response.status}: ${await response.text()}`);
  return MadeKey.parse(await response.json());
}

/** Asks as the holder of a key. */
export function withKey(key: string, headers: Record<string, string> = {}): AskOptions {
  return { as: "public", headers: { ...headers, authorization: `Bearer ${key}` } };
}
