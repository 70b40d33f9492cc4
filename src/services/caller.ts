import { createHash, timingSafeEqual } from "node:crypto";
import { type Actor, isAtLeast, type Role, signUpOf } from "../domain/actors.ts";
import type { Hospital } from "../domain/hospitals.ts";
import { done, type Outcome, refused } from "../foundation/errors.ts";
import { keyRefused, roleMissing, type ServiceProblem, signInRequired } from "./problems.ts";

/** The holder of a key that is taken. */
export type KeyHolder = { readonly kind: "actor"; readonly actor: Actor; readonly role: Role };

/** Who asks: the holder of a key, or anybody, perhaps with the capabilities of a browser that signed hospitals up. */
export type Caller =
  | KeyHolder
  | {
      readonly kind: "public";
      readonly capabilities: readonly string[];
      /** Set if a key was sent that is not taken: whose it was, as far as it proves that. It is no sign-in at all. */
      readonly refusedKey?: Actor;
    };

/** Who did it, for what is written down. `hospitalId` tells one sign-up from another. */
export function actorOf(caller: Caller, hospitalId = "public"): Actor {
  return caller.kind === "actor" ? caller.actor : signUpOf(hospitalId);
}

/** Answers who asks if that one holds a key of the role or of a higher one; a sign-up never does. */
export function requireRole(caller: Caller, needed: Role): Outcome<KeyHolder, ServiceProblem> {
  if (caller.kind === "public") return refused(caller.refusedKey ? keyRefused : signInRequired);
  const { actor, role } = caller;
  return isAtLeast(role, needed) ? done(caller) : refused(roleMissing(needed, role, actor.name));
}

/** Refuses who has shown nothing at all, so that a missing key is told apart from a wrong address. */
export function requireAnyProof(caller: Caller): Outcome<void, ServiceProblem> {
  if (caller.kind === "actor") return done(undefined);
  if (caller.refusedKey) return refused(keyRefused);
  return caller.capabilities.length > 0 ? done(undefined) : refused(signInRequired);
}

/** Every key sees every hospital; a sign-up sees its own and nothing of any other. */
export function maySee(caller: Caller, hospital: Pick<Hospital, "capabilityHash">): boolean {
  if (caller.kind === "actor") return true;
  const expected = Buffer.from(hospital.capabilityHash);
  return caller.capabilities.some((held) => timingSafeEqual(Buffer.from(hashCapability(held)), expected));
}

/** Only the hash is stored: who reads the database gains no capability. */
export function hashCapability(capability: string): string {
  return createHash("sha256").update(capability).digest("hex");
}
