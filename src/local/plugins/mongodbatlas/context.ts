import type { Call } from "../resources/resource.ts";
import type { AtlasClient } from "./atlas-port.ts";

/** What the resources of one engine work with. */
export type AtlasContext = {
  readonly atlas: Pick<AtlasClient, "send">;
  /** Runs one task after another for each key. */
  readonly inTurn: <T>(key: string, task: () => Promise<T>) => Promise<T>;
};

export type AtlasCall = Call<AtlasContext>;

export function atlasContext(atlas: AtlasContext["atlas"]): AtlasContext {
  const tails = new Map<string, Promise<unknown>>();
  return {
    atlas,
    inTurn: (key, task) => {
      const turn = (tails.get(key) ?? Promise.resolve()).then(task);
      tails.set(
        key,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
