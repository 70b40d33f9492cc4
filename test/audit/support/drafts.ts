import type { LedgerDraft } from "../../../src/domain/ledger.ts";

export const stream = "hosp_00000000000000000000";
export const otherStream = "hosp_11111111111111111111";

/** A draft whose facts hold what encodings get wrong. */
export function draft(number: number, changes: Partial<LedgerDraft> = {}): LedgerDraft {
  return {
    id: `draft-${number}`,
    stream,
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, number)),
    actor: { kind: "key", id: "key_1", name: 'Ana "ops" Núñez' },
    action: "run.requested",
    runId: number % 2 === 0 ? null : `run_${number}`,
    data: {
      number,
      "tags.env": ["a\u2028b", [1, -0.5, 1e21]],
      $nested: { z: true, a: null, é: "line\r\nbreak" },
      lone: "\ud800",
    },
    ...changes,
  };
}
