import { parseArgs } from "node:util";
import { ProcessRole } from "../domain/processes.ts";

/** The command line can't be understood. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Reads `--role api|worker|servers`; without it the process does everything. Throws `UsageError`. */
export function readRole(args: readonly string[]): ProcessRole {
  const given = parsed(args);
  const role = ProcessRole.safeParse(given ?? "all");
  if (role.success) return role.data;
  throw new UsageError(`--role: ${JSON.stringify(given)} is none of ${ProcessRole.options.join(", ")}.`);
}

function parsed(args: readonly string[]): string | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { role: { type: "string" } }, allowPositionals: false });
    return values.role;
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/\. /);
    throw new UsageError(`${reason}. What can be said is --role ${ProcessRole.options.join("|")}, or nothing.`);
  }
}
