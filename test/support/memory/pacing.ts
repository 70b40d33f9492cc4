import type { PacingRepository } from "../../../src/database/pacing.ts";
import type { Pacing } from "../../../src/domain/pacing.ts";
import type { Store } from "./store.ts";

export function memoryPacing(store: Store<Pacing>): PacingRepository {
  return {
    find: async (id) => store.find(id),
    save: async (pacing) =>
      pacing.version === 1
        ? store.insert(pacing)
        : store.change(pacing.id, (now) => (now.version === pacing.version - 1 ? pacing : null)) !== null,
  };
}
