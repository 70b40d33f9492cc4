import type { StackTarget } from "../port.ts";
import type { EngineSettings, ToldLock } from "./message.ts";
import { openKnownStack } from "./workspace.ts";

/**
 * Who holds the stack, asked of the engine: one CLI process. To rename a stack, Pulumi wants its lock before all else, so
 * it tells whose it is; if nobody has it, a stack of that name exists already and nothing is done (`renameStack` of its
 * backend `diy`). Throws what the engine throws otherwise.
 */
export async function toldLocks(target: StackTarget, engine: EngineSettings): Promise<readonly ToldLock[]> {
  const stack = await openKnownStack(target, engine);
  try {
    await stack.rename({ stackName: target.config.slug });
  } catch (error) {
    return locksIn(error instanceof Error ? error.message : String(error));
  }
  throw new Error("the engine renamed a stack to the name that it has");
}

/**
 * Takes all locks of the stack away, by two CLI processes. Throws, and leaves them, unless each is one of these `files`: while
 * one of them is there Pulumi gives out no other.
 */
export async function breakLocks(target: StackTarget, engine: EngineSettings, files: readonly string[]): Promise<void> {
  const held = await toldLocks(target, engine);
  if (held.some(({ file }) => !files.includes(file))) throw new Error("the stack is currently locked by somebody else");
  if (held.length > 0) await (await openKnownStack(target, engine)).cancel();
}

const one = /^\s*(\S+): created by (.*)@(\S+) \(pid (\d+)\) at (\S+)$/gm;

/** The locks that the engine's words tell of, once or more. Throws those words if they tell of something else. */
export function locksIn(words: string): readonly ToldLock[] {
  const count = /currently locked by (\d+) lock/.exec(words)?.[1];
  if (count === undefined && /already exists|no stack named/.test(words)) return [];
  const locks = new Map<string, ToldLock>();
  for (const [, file = "", username = "", hostname = "", pid, timestamp = ""] of words.matchAll(one)) {
    locks.set(file, { file, pid: Number(pid), username, hostname, timestamp });
  }
  if (count === undefined || locks.size !== Number(count)) throw new Error(words);
  return [...locks.values()];
}
