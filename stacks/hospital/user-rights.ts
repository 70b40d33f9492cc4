/** `app-<slug>-g<generation>`: letters, digits and hyphens, as Atlas allows them in a user name. */
export function usernameOf(slug: string, generation: number): string {
  return `app-${slug}-g${generation}`;
}

/** The logical name of a generation's user in the stack. */
export function userResource(generation: number): string {
  return `user-g${generation}`;
}

/** The database that knows the passwords of all users of Atlas. */
export const authDatabaseName = "admin";

/** What a user may do with the hospital's database: read and write its data, and see to its indexes and rules. */
export const userRoles = ["readWrite", "dbAdmin"] as const;
