import { z } from "zod";
import { RoleRequest } from "../database-users/request.ts";
import { Tags } from "../tags.ts";

/** A project by its name or id; left out, the one that the call is about. */
const inProject = { project: z.string().min(1).optional() };
/** Left out, the cluster that the call is about. */
const onCluster = { ...inProject, cluster: z.string().min(1).optional() };
const ofUser = { ...inProject, user: z.string().min(1), database: z.string().min(1).default("admin") };

/** What a person does at Atlas' web page, behind the back of whoever manages the project as code. */
export const ChangeByHand = z.discriminatedUnion("change", [
  z.strictObject({ change: z.literal("tier"), ...onCluster, tier: z.string().min(1) }),
  z.strictObject({ change: z.literal("tags"), ...onCluster, tags: Tags }),
  z.strictObject({ change: z.literal("protection"), ...onCluster, protected: z.boolean() }),
  z.strictObject({ change: z.literal("pause"), ...onCluster }),
  z.strictObject({ change: z.literal("resume"), ...onCluster }),
  z.strictObject({ change: z.literal("deleteCluster"), ...onCluster }),
  z.strictObject({ change: z.literal("roles"), ...ofUser, roles: z.array(RoleRequest).min(1) }),
  z.strictObject({ change: z.literal("password"), ...ofUser, password: z.string().min(1) }),
  z.strictObject({ change: z.literal("deleteUser"), ...ofUser }),
  z.strictObject({ change: z.literal("addEntry"), ...inProject, address: z.string(), comment: z.string().optional() }),
  z.strictObject({ change: z.literal("deleteEntry"), ...inProject, address: z.string() }),
  z.strictObject({ change: z.literal("renameProject"), ...inProject, name: z.string() }),
]);
export type ChangeByHand = z.infer<typeof ChangeByHand>;
