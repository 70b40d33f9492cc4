import { useSessionStorage } from "@mantine/hooks";
import type { PlanName } from "../../../domain/plans.ts";
import type { Details } from "../../queries/hospital.ts";

export type Draft = Details & { readonly plan: PlanName };

const empty: Draft = { name: "", email: "", phone: "", plan: "professional" };

/** What was typed so far, kept by this tab over a reload until the hospital is signed up. */
export function useDraft() {
  return useSessionStorage<Draft>({ key: "create-hospital", defaultValue: empty, getInitialValueInEffect: false });
}
