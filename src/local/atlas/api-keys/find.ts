import type { AtlasContext } from "../context.ts";
import { type Refusal, refuse } from "../http/answers.ts";
import { organization } from "../store/store.ts";
import type { ApiKey } from "./model.ts";

/** The key with this id in an organization. */
export function findKey({ store }: AtlasContext, orgId: string, id: string): ApiKey | Refusal {
  const key = store.apiKeys.list(organization).find((other) => other.id === id && other.orgId === orgId);
  return key ?? refuse("API_KEY_NOT_FOUND", id);
}
