import { z } from "zod";
import { GroupRole } from "../callers/roles.ts";

/** A team of an organization. Local Atlas keeps the names of its members and knows nothing else of them. */
export const Team = z.object({ id: z.string(), orgId: z.string(), name: z.string(), usernames: z.array(z.string()) });
export type Team = z.infer<typeof Team>;

/** A team's part in a project. */
export const TeamAssignment = z.object({ teamId: z.string(), groupId: z.string(), roleNames: z.array(GroupRole) });
export type TeamAssignment = z.infer<typeof TeamAssignment>;
