import { type Refusal, refuse } from "../http/answers.ts";

/** Refuses a name that Atlas does not take for an organization. */
export function refuseOrgName(name: string): Refusal | undefined {
  const isGood = /^[\p{L}\p{N} \-_.(),:&@+']{1,64}$/u.test(name) && name.trim() === name;
  return isGood ? undefined : refuse("INVALID_ORG_NAME", name);
}
