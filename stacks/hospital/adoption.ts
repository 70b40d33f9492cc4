import { z } from "zod";

/**
 * Atlas resources that exist already and are to be taken into a state that does not have them, by import id
 * (project: its id; cluster: `<project id>-<cluster name>`; user: `<project id>-<username>-admin`). An argument of one
 * run, never part of the configuration: an import of a cluster that the state knows already replaces it, which deletes
 * its data. An adopted user gets the password of the state at once, since Atlas never tells the one it has.
 */
export const Adoption = z.strictObject({
  project: z.string().optional(),
  cluster: z.string().optional(),
  users: z
    .array(z.strictObject({ generation: z.int().positive(), importId: z.string() }))
    .readonly()
    .optional(),
});
export type Adoption = z.infer<typeof Adoption>;
