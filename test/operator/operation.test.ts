import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { membersOf } from "../../src/operator/kill-session.ts";
import type { Limits } from "../../src/operator/limits.ts";
import { type OperationSetting, runOperation } from "../../src/operator/operation.ts";
import { planDigestOf } from "../../src/operator/plan-digest.ts";
import type { OperationProgress, OperationRequest } from "../../src/operator/port.ts";
import { hospitalConfig } from "../stacks/support/hospital-config.ts";
import { begun, finished, said } from "./support/events.ts";
import { eventually } from "./support/processes.ts";
import { type Script, startScriptedChild } from "./support/scripted-child.ts";

let folder: string;
let planPath: string;
let taken: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "operation-"));
  planPath = join(folder, "plan.json");
  taken = [];
});
afterEach(() => rm(folder, { recursive: true }));

const atlas = { baseUrl: "http://127.0.0.1:9", publicKey: "abcdefgh", privateKey: "a-private-key" };
const target = { config: hospitalConfig("st-mary"), atlas };
const outputs = {
  projectId: "p",
  clusterId: "c",
  clusterName: "st-mary",
  databaseName: "hospital_st_mary",
  connectionString: "mongodb://127.0.0.1:1",
  users: [{ generation: 1, username: "app-st-mary-g1", password: "a-password" }],
};

const patient: Limits = { deadlineMs: 20_000, silenceMs: 20_000 };

function run(request: OperationRequest, script: Script | (() => ChildProcess), limits = patient) {
  const told: OperationProgress[] = [];
  const lines: string[] = [];
  const setting: OperationSetting = {
    takeChild: () => {
      const child = typeof script === "function" ? script() : startScriptedChild(script);
      taken.push(child);
      return child;
    },
    engine: {
      ...{ pulumiPath: "", pulumiVersion: "", pulumiHome: "", workDir: folder, stateUrl: "", passphraseFile: "" },
      ...{ environment: {}, plugins: [] },
    },
    secrets: ["a-passphrase"],
    limits,
    log: pino({ level: "silent" }),
  };
  const operation = runOperation(
    setting,
    request,
    (progress) => told.push(progress),
    (line) => lines.push(line),
  );
  return { told, lines, ...operation };
}

const events = (...list: ReturnType<typeof begun>[]) => list.map((event) => ({ kind: "event", event }) as const);
const preview = (): OperationRequest => ({ kind: "preview", target, planPath });
const up = async (): Promise<OperationRequest> => {
  await writeFile(planPath, "{}");
  return { kind: "up", target, planPath, planDigest: (await planDigestOf(planPath)) ?? "" };
};
const destroy: OperationRequest = { kind: "destroy", target };

async function nothingIsLeft(): Promise<boolean> {
  for (const { pid } of taken) if (pid !== undefined && (await membersOf(pid))?.length !== 0) return false;
  return true;
}

describe("a preview", () => {
  test("gives its change set and the digest of a plan that nobody else may read", async () => {
    await writeFile(planPath, "{}", { mode: 0o644 });
    const tell = [
      ...events(begun({ op: "import" }), begun({ op: "create", name: "user-g1" })),
      { kind: "done" } as const,
    ];

    const { result, told } = run(preview(), { tell, lastly: "end" });

    expect(await result).toMatchObject({
      ok: true,
      value: { planDigest: await planDigestOf(planPath), changeSet: { counts: { import: 1, create: 1 } } },
    });
    expect((await stat(planPath)).mode & 0o777).toBe(0o600);
    expect(told.map(({ kind }) => kind)).toEqual(["resource-started", "resource-started"]);
  });

  test("that would import over what the state has is refused, and its plan is gone", async () => {
    await writeFile(planPath, "{}");
    const steps = events(begun({ op: "import-replacement" }), begun({ op: "delete-replaced" }));

    const { result } = run(preview(), { tell: [...steps, { kind: "done" }], lastly: "end" });

    expect(await result).toMatchObject({ ok: false, problem: { code: "plan_forbidden", retryable: false } });
    await expect(stat(planPath)).rejects.toThrow();
  });

  test("that saved no plan is a failure", async () => {
    const { result } = run(preview(), { tell: [{ kind: "done" }], lastly: "end" });

    expect(await result).toMatchObject({ ok: false, problem: { code: "engine_failed" } });
  });
});

describe("an up", () => {
  test("gives the outputs", async () => {
    const { result } = run(await up(), { tell: [{ kind: "done", outputs }], lastly: "end" });

    expect(await result).toMatchObject({ ok: true, value: { outputs } });
  });

  test("whose cluster has no connection string yet is not called done", async () => {
    const early = { ...outputs, connectionString: "" };

    const { result } = run(await up(), { tell: [{ kind: "done", outputs: early }], lastly: "end" });

    expect(await result).toMatchObject({ ok: false, problem: { code: "connection_string_not_ready" } });
  });

  test("with a plan that was touched, or is gone, starts no process", async () => {
    const request = await up();
    await writeFile(planPath, "{} ");
    const touched = await run(request, { tell: [{ kind: "done", outputs }], lastly: "end" }).result;
    await rm(planPath);
    const gone = await run(request, { tell: [{ kind: "done", outputs }], lastly: "end" }).result;

    expect([touched, gone]).toMatchObject(Array(2).fill({ ok: false, problem: { code: "plan_tampered" } }));
    expect(taken).toHaveLength(0);
  });
});

describe("what a refresh found", () => {
  test.each(["refresh", "preview-refresh"] as const)("is read from the outputs: %s", async (kind) => {
    const step = { op: "update", old: { outputs: { comment: "a" } }, new: { outputs: { comment: "b" } } };
    const tell = [...events(begun({ op: "refresh" }), finished(step)), { kind: "done" } as const];

    const { result } = run({ kind, target }, { tell, lastly: "end" });

    expect(await result).toMatchObject({
      value: { changeSet: { resources: [{ operation: "update", properties: [{ path: "comment", after: "b" }] }] } },
    });
  });
});

test("every event is a line of JSON for the history, as the engine gave it but for secrets", async () => {
  const key = { op: "create", new: { inputs: { note: "a-private-key" } } };
  const tell = [...events(begun(key), said("error", "line one\nof a-passphrase")), { kind: "done" } as const];

  const { result, lines } = run(destroy, { tell, lastly: "end" });
  await result;

  expect(lines.map((line) => JSON.parse(line))).toEqual([
    begun({ op: "create", new: { inputs: { note: "[secret]" } } }),
    said("error", "line one\nof [secret]"),
  ]);
  expect(lines.join("")).not.toContain("\n");
});

describe("an operation that does not end well", () => {
  test("gives the meaning of what the engine said, free of secrets", async () => {
    const text = "CommandError: currently locked, keys a-private-key and a-passphrase";
    const tell = [...events(said("error", "key a-private-key")), { kind: "failed", text } as const];

    const { result, told } = run(destroy, { tell, lastly: "end" });

    const ending = await result;
    expect(ending).toMatchObject({ ok: false, problem: { code: "stack_locked" } });
    expect(JSON.stringify([ending, told])).not.toMatch(/a-private-key|a-passphrase/);
  });

  test("is interrupted when its process dies without a word", async () => {
    const { result } = run(destroy, { tell: events(begun({ op: "delete" })), lastly: "die" });

    expect(await result).toMatchObject({ ok: false, problem: { code: "operation_interrupted" } });
  });

  test("is interrupted when its process can't be started", async () => {
    const { result } = run(destroy, () => {
      const child = fork("none.ts", {
        execPath: join(folder, "no-node"),
        stdio: ["ignore", "ignore", "ignore", "ipc"],
      });
      return child.on("error", () => {});
    });

    expect(await result).toMatchObject({ ok: false, problem: { code: "operation_interrupted" } });
  });

  test("is canceled when it was asked to stop, and its process is told", async () => {
    const { result, cancel, told } = run(destroy, { tell: events(begun({ op: "delete" })), lastly: "hang" });
    await eventually("it works", async () => told.length > 0);

    cancel();

    expect(await result).toMatchObject({ ok: false, problem: { code: "operation_canceled" } });
  });

  test("is killed at once when that is asked, and is interrupted, not failed", async () => {
    const { result, forceCancel, told } = run(destroy, { tell: events(begun({ op: "delete" })), lastly: "hang" });
    await eventually("it works", async () => told.length > 0);

    forceCancel();

    expect(await result).toMatchObject({ ok: false, problem: { code: "operation_interrupted" } });
    expect(await nothingIsLeft()).toBe(true);
  });

  test("leaves the last words of a process that broke, free of secrets, for the log", async () => {
    const breaking = `console.error("no such module, a-passphrase"); process.exit(1)`;
    const { result } = run(destroy, () =>
      fork("-e", [breaking], { execArgv: ["-e", breaking], stdio: ["ignore", "ignore", "pipe", "ipc"] }),
    );

    expect(await result).toMatchObject({
      problem: { code: "operation_interrupted", detail: expect.stringMatching(/died. no such module, \[secret\]$/) },
    });
  });

  test.each([
    ["past its deadline", { ...patient, deadlineMs: 100 }],
    ["and says nothing any more", { ...patient, silenceMs: 100 }],
  ])("is killed when it hangs %s", async (_how, limits) => {
    const { result } = run(destroy, { tell: [], lastly: "hang" }, limits);

    expect(await result).toMatchObject({ ok: false, problem: { code: "operation_timed_out" } });
    expect(await nothingIsLeft()).toBe(true);
  });

  test.each([
    ["cancel", "operation_canceled"],
    ["forceCancel", "operation_interrupted"],
  ] as const)("starts no process after a %s that comes before it began", async (stop, code) => {
    const operation = run(destroy, { tell: [{ kind: "done" }], lastly: "end" });
    operation[stop]();

    expect(await operation.result).toMatchObject({ ok: false, problem: { code } });
    expect(taken).toHaveLength(0);
  });
});
