import { createHash, timingSafeEqual } from "node:crypto";
import type { Hospital } from "../domain/hospitals.ts";
import type { Actor } from "../domain/runs.ts";
import { done, type Outcome, refused } from "../foundation/errors.ts";
import { type ServiceProblem, signInRequired } from "./problems.ts";

/** Who asks: ops with the key, or anybody, perhaps with the capabilities of a browser that signed hospitals up. */
export type Caller = { readonly kind: "ops" } | { readonly kind: "public"; readonly capabilities: readonly string[] };

export function actorOf(caller: Caller): Actor {
  return caller.kind === "ops" ? "ops" : "sign-up";
}

export function requireOps(caller: Caller): Outcome<void, ServiceProblem> {
  return caller.kind === "ops" ? done(undefined) : refused(signInRequired);
}

/** Refuses who has shown nothing at all, so that a missing key is told apart from a wrong address. */
export function requireAnyProof(caller: Caller): Outcome<void, ServiceProblem> {
  return caller.kind === "ops" || caller.capabilities.length > 0 ? done(undefined) : refused(signInRequired);
}

/** Ops see every hospital; a sign-up sees its own and nothing of any other. */
export function maySee(caller: Caller, hospital: Pick<Hospital, "capabilityHash">): boolean {
  if (caller.kind === "ops") return true;
  const expected = Buffer.from(hospital.capabilityHash);
  return caller.capabilities.some((held) => timingSafeEqual(Buffer.from(hashCapability(held)), expected));
}

/** Only the hash is stored: who reads the database gains no capability. */
export function hashCapability(capability: string): string {
  return createHash("sha256").update(capability).digest("hex");
}
