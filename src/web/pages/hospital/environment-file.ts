import type { ShownSecret } from "./use-one-look.ts";

/** What a program reads its connection from, in the form of `.env`. */
export function environmentFile({ connection_string }: Pick<ShownSecret, "connection_string">): string {
  return `# Holds a password: keep it out of version control.\nMONGODB_URI="${connection_string}"\n`;
}
