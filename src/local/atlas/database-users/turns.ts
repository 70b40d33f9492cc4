import type { AtlasContext } from "../context.ts";

/** One change of a user at a time: what is stored and what the servers know never part. */
export function inTurn<T>(context: AtlasContext, groupId: string, username: string, act: () => Promise<T>): Promise<T> {
  return context.userTurns(JSON.stringify([groupId, username]), act);
}
