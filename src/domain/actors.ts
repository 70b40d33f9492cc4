import { z } from "zod";

/** What somebody with a key may do; each role may do all that the ones before it may. */
export const roles = ["viewer", "operator", "approver", "admin"] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Whether one role is enough for what needs another. */
export function isAtLeast(held: Role, needed: Role): boolean {
  return roles.indexOf(held) >= roles.indexOf(needed);
}

/**
 * Who did something: the holder of a named key, the browser that signed a hospital up (`id` is the hospital's), or the
 * service by its own rules. `name` is what people read; it is kept as it was at the time.
 */
export const Actor = z.object({
  kind: z.enum(["key", "sign-up", "service"]),
  id: z.string(),
  name: z.string(),
});
export type Actor = z.infer<typeof Actor>;

export const theService: Actor = { kind: "service", id: "service", name: "Chakravue Operator" };

/** The browser that signed a hospital up. */
export function signUpOf(hospitalId: string): Actor {
  return { kind: "sign-up", id: hospitalId, name: "sign-up" };
}

/** Whether two acts were done by the same one, whatever the name was at the time. */
export function isSameActor(one: Actor, other: Actor): boolean {
  return one.kind === other.kind && one.id === other.id;
}
