import type { Repositories } from "../../../src/database/index.ts";
import { theService } from "../../../src/domain/actors.ts";
import type { Hospital } from "../../../src/domain/hospitals.ts";
import type { LedgerDraft } from "../../../src/domain/ledger.ts";
import { someHospital } from "../../support/some-hospital.ts";

/** Empty repositories of their own for each case. */
export type Open = () => Promise<Repositories>;

export const at = new Date("2026-05-01T00:00:00.123Z");

export function later(ms: number): Date {
  return new Date(at.getTime() + ms);
}

/** A hospital that is stored as it is answered. */
export async function keptHospital({ hospitals }: Repositories, changes: Partial<Hospital> = {}): Promise<Hospital> {
  const hospital = someHospital(changes);
  await hospitals.insert(hospital);
  return hospital;
}

export function note(id: string, stream = "service"): LedgerDraft {
  return { id, stream, at, actor: theService, action: "run.commented", runId: null, data: { text: id } };
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
