import { z } from "zod";
import { GroupRole } from "./roles.ts";

/** The roles of an API key or service account in one project. */
export const Grant = z.object({ groupId: z.string(), principalId: z.string(), roles: z.array(GroupRole) });
export type Grant = z.infer<typeof Grant>;
