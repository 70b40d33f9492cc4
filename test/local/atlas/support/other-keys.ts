import { type Answer, askWithDigest, type Keys, type Request } from "./digest-client.ts";
import type { TestAtlas } from "./local-atlas.ts";

export type OtherKey = Keys & {
  readonly id: string;
  /** Asks the Admin API with this key. */
  readonly ask: (method: string, path: string, body?: unknown, more?: Request) => Promise<Answer>;
};

/** A new API key with these roles in the organization, or in the project when one is named. */
export async function newKey(test: TestAtlas, roles: string[], groupId?: string): Promise<OtherKey> {
  const path = groupId === undefined ? `/orgs/${test.atlas.orgId}/apiKeys` : `/groups/${groupId}/apiKeys`;
  const made = await test.ask("POST", path, { desc: "test", roles });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const { id, publicKey, privateKey } = made.body;
  return keyOf(test, { id: String(id), publicKey: String(publicKey), privateKey: String(privateKey) });
}

/** The calls of a key that somebody made. */
export function keyOf(test: TestAtlas, keys: Keys & { id: string }): OtherKey {
  return {
    ...keys,
    ask: (method, path, body, more) =>
      askWithDigest(`${test.atlas.baseUrl}/api/atlas/v2${path}`, keys, { method, body, ...more }),
  };
}
