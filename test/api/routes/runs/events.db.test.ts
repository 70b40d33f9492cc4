import { describe, expect, test } from "vitest";
import { decide, taken, waitingChange } from "../../../support/decisions.ts";
import { activeHospital, payFor, runTo, settled, signUp } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { type AskOptions, startTestService, type TestService } from "../../../support/test-service.ts";

const server = useDatabaseServer();

function follow(service: TestService, runId: string, after?: string, options: AskOptions = {}) {
  const headers = { ...options.headers, ...(after !== undefined && { "last-event-id": after }) };
  return service.ask("GET", `/api/v1/runs/${runId}/events`, undefined, { ...options, headers });
}

/** The events of a stream, each as its id and what it says. */
function eventsIn(text: string) {
  return text
    .split("\n\n")
    .filter((block) => block.includes("data: "))
    .map((block) => ({ id: /^id: (.+)$/m.exec(block)?.[1] ?? "", data: /^data: (.+)$/m.exec(block)?.[1] ?? "" }));
}

async function appliedChange(service: TestService, id: string) {
  const run = await waitingChange(service, id);
  await taken(decide(service, run.id, "approve"));
  await settled(service, run.id);
  return run;
}

describe("the events of a run", () => {
  test("come from the first on, in order, and end with the run", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await appliedChange(service, id);
    const text = await (await follow(service, run.id)).text();
    expect([...text.matchAll(/"status":"(\w+)"/g)].map(([, status]) => status)).toEqual([
      "pending",
      "planning",
      "planned",
      "awaiting_approval",
      "confirmed",
      "applying",
      "verifying",
      "applied",
    ]);
    const events = eventsIn(text);
    expect(events[0]?.id).toBe("1-0");
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
    expect(events.some(({ data }) => data.includes('"type":"resource"'))).toBe(true);
  });

  test("go on after any of them without a loss or a repetition, as the browser asks when it lost the line", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await appliedChange(service, id);
    const events = eventsIn(await (await follow(service, run.id)).text());
    for (const [index, event] of events.entries()) {
      const rest = await follow(service, run.id, event.id);
      expect(eventsIn(await rest.text()), event.id).toEqual(events.slice(index + 1));
    }
  });

  test("that were all seen are answered with 204, so that a browser stops asking", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await runTo(service, id, { kind: "drift-check" });
    const last = eventsIn(await (await follow(service, run.id)).text()).at(-1);
    expect((await follow(service, run.id, last?.id)).status).toBe(204);
  });

  test.each(["7", "1-", "-1-0", "a-b", "1-2-3"])("do not go on after %j, which is no id of theirs", async (after) => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const run = await runTo(service, id, { kind: "drift-check" });
    expect((await follow(service, run.id, after)).status).toBe(422);
  });

  test("are told to a follower of a running run as they happen, also to one who comes back in between", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const planned = await waitingChange(service, id);
    const release = service.operator.hold("up");
    await taken(decide(service, planned.id, "approve"));
    let heard = "";
    for await (const chunk of (await follow(service, planned.id)).body ?? []) {
      heard += new TextDecoder().decode(chunk);
      if (heard.includes('"status":"applying"')) break;
    }
    const before = eventsIn(heard);
    const back = await follow(service, planned.id, before.at(-1)?.id);
    release();
    const after = eventsIn(await back.text());
    const whole = eventsIn(await (await follow(service, planned.id)).text());
    expect([...before, ...after].map(({ data }) => data).sort()).toEqual(whole.map(({ data }) => data).sort());
    expect(after.at(-1)?.data).toContain('"status":"applied"');
  });
});

describe("the browser that signed a hospital up", () => {
  test("follows its own run without the engine's own words, and is told all the rest once", async () => {
    const service = await startTestService(server);
    const { id, cookie } = await signUp(service);
    const paid = await payFor(service, id, {}, "respond-async");
    const runId = paid.headers.get("location")?.split("/").at(-1) ?? "";
    await settled(service, runId);
    const options = { as: "public" as const, headers: { cookie } };
    const seen = await (await follow(service, runId, undefined, options)).text();
    expect(seen).toContain('"status":"applied"');
    expect(seen).not.toContain("the engine's own words");
    expect(await (await follow(service, runId)).text()).toContain("the engine's own words");
    const events = eventsIn(seen);
    for (const [index, event] of events.entries()) {
      const rest = await follow(service, runId, event.id, options);
      expect(eventsIn(await rest.text()), event.id).toEqual(events.slice(index + 1));
    }
  });

  test("follows no other hospital's run", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const { cookie } = await signUp(service, { name: "Other Hospital" });
    const run = await runTo(service, id, { kind: "drift-check" });
    const foreign = { as: "public" as const, headers: { cookie } };
    for (const part of ["", "/events", "/plans/1"]) {
      const answer = await service.ask("GET", `/api/v1/runs/${run.id}${part}`, undefined, foreign);
      expect(answer.status, part).toBe(404);
    }
    const { key } = await madeKey(service, "viewer");
    expect((await follow(service, run.id, undefined, withKey(key))).status).toBe(200);
  });
});
