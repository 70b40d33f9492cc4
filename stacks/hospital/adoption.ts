import { z } from "zod";

/**
 * Atlas resources that exist already and are to be taken into a state that does not have them, by import id
 * (project: its id; cluster: `<project id>-<cluster name>`). An argument of one run, never part of the configuration:
 * an import of a cluster that the state knows already replaces it, which deletes its data.
 */
export const Adoption = z.strictObject({ project: z.string().optional(), cluster: z.string().optional() });
export type Adoption = z.infer<typeof Adoption>;
