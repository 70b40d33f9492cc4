import { isAlive } from "../../operator/kill-session.ts";

/** A process that takes leases. `machine` tells apart whose process numbers these are, `uuid` one process from the next. */
type LeaseOwner = { readonly machine: string; readonly pid: number; readonly uuid: string };

const spelling = /^(.+)\/(\d+)\/([0-9a-f-]{36})$/;

/** The owner of a lease, written as `<machine>/<pid>/<uuid>`; null if it is spelled otherwise. */
function parseOwner(text: string): LeaseOwner | null {
  const [, machine, pid, uuid] = spelling.exec(text) ?? [];
  return machine && pid && uuid ? { machine, pid: Number(pid), uuid } : null;
}

/**
 * Tells of an owner's text whether that process is known to be dead: it was on this machine and runs no more, or had the
 * number that is ours now. Of any other nothing is known until its lease runs out.
 */
export function deadOwners(
  me: { readonly machine: string; readonly pid: number; readonly id: string },
  lives = isAlive,
): (owner: string) => Promise<boolean> {
  return async (text) => {
    const owner = parseOwner(text);
    if (owner?.machine !== me.machine) return false;
    return owner.pid === me.pid ? text !== me.id : !(await lives(owner.pid));
  };
}
