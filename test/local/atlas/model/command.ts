import type { AsyncCommand } from "fast-check";
import { expect } from "vitest";
import type { Expected, ExpectedCluster, ExpectedProject } from "./expected-life.ts";
import { checkExpected, type Life, tryTo } from "./life.ts";
import type { Verdict } from "./rules.ts";

export type Command = AsyncCommand<Expected, Life>;

/** A step of a life, named so that a sequence which fails can be read; afterwards all is as the model says. */
export function command(name: string, run: (expected: Expected, life: Life) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (expected, life) => {
      await run(expected, life);
      checkExpected(life, expected);
    },
    toString: () => name,
  };
}

type Inside = { readonly expected: Expected; readonly life: Life; readonly project: ExpectedProject; path: string };

/** A step inside a project; none is taken when the project isn't there. */
export function inProject(name: string, project: string, run: (inside: Inside) => Promise<void>): Command {
  const step = command(`${project}: ${name}`, async (expected, life) => {
    const there = expected.projects.get(project);
    if (there !== undefined) await run({ expected, life, project: there, path: `/groups/${there.id}` });
  });
  return { ...step, check: ({ projects }) => projects.has(project) };
}

/** Asks for a change of one cluster and, when the verdict allows it, makes it in the model too. */
export async function changeCluster(
  life: Life,
  cluster: ExpectedCluster | undefined,
  verdict: Verdict,
  question: Parameters<typeof tryTo>[2],
  change: (cluster: ExpectedCluster) => void,
): Promise<void> {
  if (verdict === undefined && cluster !== undefined) change(cluster);
  const answer = await tryTo(life, verdict, question);
  if (verdict !== undefined) expect(answer.status).toBeLessThan(500);
}
