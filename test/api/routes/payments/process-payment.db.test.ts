import { MongoClient } from "mongodb";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { waitingChange } from "../../../support/decisions.ts";
import { activeHospital, guideCard, ProblemAnswer, payFor, settled, signUp } from "../../../support/hospital.ts";
import { madeKey, withKey } from "../../../support/keys.ts";
import { useDatabaseServer } from "../../../support/master-database.ts";
import { startTestService, testPatience } from "../../../support/test-service.ts";

const server = useDatabaseServer();

const PaymentAnswer = z.strictObject({
  status: z.string(),
  organization_id: z.string(),
  database_created: z.boolean(),
  cluster_name: z.string(),
  database_name: z.string(),
  connection_string: z.string().nullable(),
  credentials: z.strictObject({ username: z.string(), password: z.string() }).nullable(),
  message: z.string(),
  run: z.string().nullable(),
});

describe("a payment", () => {
  test("answers as the guide does, with a string that an ordinary driver uses as it stands", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    const response = await payFor(service, id);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const answer = PaymentAnswer.parse(await response.json());
    expect(answer).toMatchObject({
      status: "payment_completed",
      organization_id: id,
      database_created: true,
      cluster_name: "test-hospital",
      database_name: "hospital_test_hospital",
    });
    const client = new MongoClient(answer.connection_string ?? "");
    await client.db().collection("patients").insertOne({ name: "a" });
    expect(client.db().databaseName).toBe("hospital_test_hospital");
    await client.close();
  });

  test("made again gives the same answer without the secret, and says how to get a new one", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    const first = PaymentAnswer.parse(await (await payFor(service, id)).json());
    const again = PaymentAnswer.parse(await (await payFor(service, id, { amount: 5 })).json());
    expect(again).toMatchObject({ status: "payment_completed", cluster_name: first.cluster_name, credentials: null });
    expect(again.message).toContain("rotate");
    expect(JSON.stringify(again)).not.toContain(first.credentials?.password);
    expect(service.operator.begun.filter(({ kind }) => kind === "up")).toHaveLength(1);
    expect((await service.repositories.payments.find(`PAY-${id}`))?.amountCents).toBe(19_900);
  });

  test("made ten times at once is one payment, one run, and one answer with credentials", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    const responses = await Promise.all(Array.from({ length: 10 }, () => payFor(service, id)));
    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    const answers = await Promise.all(responses.map(async (response) => PaymentAnswer.parse(await response.json())));
    expect(answers.filter(({ credentials }) => credentials !== null)).toHaveLength(1);
    expect(service.operator.begun.map(({ kind }) => kind)).toEqual(["preview", "up"]);
  });

  test("that can't wait gets 202, where to look, and the credentials later from the same browser, once", async () => {
    const service = await startTestService(server);
    const { id, cookie } = await signUp(service);
    const release = service.operator.hold("up");
    const response = await payFor(service, id, {}, "respond-async");
    expect(response.status).toBe(202);
    expect(response.headers.get("preference-applied")).toBe("respond-async");
    const location = response.headers.get("location") ?? "";
    const answer = PaymentAnswer.parse(await response.json());
    expect(answer).toMatchObject({ status: "provisioning", database_created: false, credentials: null });
    release();
    expect((await settled(service, location.split("/").at(-1) ?? "")).status).toBe("applied");

    const stranger = await service.ask("POST", `/api/v1/hospitals/${id}/credentials`, undefined, { as: "public" });
    expect(stranger.status).toBe(401);
    const asBrowser = { as: "public" as const, headers: { cookie } };
    const shown = await service.ask("POST", `/api/v1/hospitals/${id}/credentials`, undefined, asBrowser);
    expect(shown.status).toBe(200);
    const twice = await service.ask("POST", `/api/v1/hospitals/${id}/credentials`, undefined, asBrowser);
    expect(twice.status).toBe(410);
  });

  test("whose provisioning failed says why, and made again tries again without a second payment", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    service.operator.failNext("preview", {
      code: "atlas_key_refused",
      message: "Atlas refused the key.",
      nextStep: "Mend it.",
      retryable: false,
    });
    const failed = await payFor(service, id);
    expect(failed.status).toBe(502);
    expect(ProblemAnswer.parse(await failed.json())).toMatchObject({
      code: "provisioning_failed",
      cause: "atlas_key_refused",
      detail: expect.stringContaining("Atlas refused the key."),
      next_step: expect.stringContaining("Mend it."),
    });
    const again = PaymentAnswer.parse(await (await payFor(service, id)).json());
    expect(again.credentials).not.toBeNull();
  });

  test("whose first run broke off waits for the one that the service goes on with, and shows the credentials", async () => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    service.operator.failNext("up", { code: "operation_interrupted", retryable: true });
    const paid = await payFor(service, id);
    expect(paid.status).toBe(200);
    const { run, credentials } = PaymentAnswer.parse(await paid.json());
    expect(credentials).not.toBeNull();
    expect(await settled(service, run ?? "")).toMatchObject({ kind: "recover", status: "applied" });
  });

  test("whose first run broke off is still provisioning for whoever does not wait for the next one", async () => {
    const service = await startTestService(server, { patience: { ...testPatience, followUpsMs: [60_000] } });
    const { id } = await signUp(service);
    service.operator.failNext("up", { code: "operation_interrupted", retryable: true });
    const paid = await payFor(service, id, {}, "wait=1");
    expect(paid.status).toBe(202);
    expect(PaymentAnswer.parse(await paid.json())).toMatchObject({ status: "provisioning", credentials: null });
  });

  test.each([
    ["a card that fails its check digit", { card_number: "4111111111111112" }, 422, "validation_failed"],
    ["a declined card", { card_number: "4000000000000002" }, 402, "card_declined"],
    ["a negative amount", { amount: -1 }, 422, "validation_failed"],
    ["a currency that is not taken", { currency: "XTS" }, 422, "validation_failed"],
    ["a field that is not known", { tier: "M30" }, 422, "validation_failed"],
    ["an unknown hospital", { organization_id: "hosp_00000000000000000000" }, 404, "hospital_not_found"],
    ["an id of another shape", { organization_id: "../../etc" }, 404, "hospital_not_found"],
  ])("with %s is refused, writes nothing and starts nothing", async (_, changes, status, code) => {
    const service = await startTestService(server);
    const { id } = await signUp(service);
    const response = await payFor(service, id, changes);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(ProblemAnswer.parse(await response.json())).toMatchObject({ status, code });
    expect(await service.repositories.payments.find(`PAY-${id}`)).toBeNull();
    expect(service.operator.begun).toEqual([]);
  });

  test("for a hospital of the other target is refused: a hospital stays where it signed up", async () => {
    const local = await startTestService(server);
    const { id } = await signUp(local);
    const atlas = await startTestService(server, { target: "atlas", repositories: local.repositories });
    const response = await payFor(atlas, id);
    expect(ProblemAnswer.parse(await response.json())).toMatchObject({ status: 409, code: "target_mismatch" });
    expect(await local.repositories.payments.find(`PAY-${id}`)).toBeNull();
  });

  test("with the test card buys nothing that costs money at the real Atlas, unless it was opted in", async () => {
    const service = await startTestService(server, { dummyCardBuysAnyTier: false });
    const { id } = await signUp(service, { plan: "enterprise" });
    const response = await payFor(service, id);
    expect(ProblemAnswer.parse(await response.json())).toMatchObject({ status: 422, code: "dummy_card_not_allowed" });
    expect(service.operator.begun).toEqual([]);
  });

  test("leaves no card number, key or password in the database or the log", async () => {
    const service = await startTestService(server);
    const { id } = await activeHospital(service);
    const everything = service.logged() + (await service.everyDocument());
    expect(everything).toContain(id);
    for (const secret of [guideCard, "canary-atlas-key", `password-of-${id}-1`]) {
      expect(everything).not.toContain(secret);
    }
  });
});

test("paying again answers the same while something else goes on at the hospital", async () => {
  const service = await startTestService(server);
  const { id } = await activeHospital(service);
  await waitingChange(service, id);
  const again = await payFor(service, id);
  expect(again.status).toBe(200);
  expect(PaymentAnswer.parse(await again.json())).toMatchObject({ credentials: null, run: null });
});

test("a key's holder who pays for a hospital is shown no credentials", async () => {
  const service = await startTestService(server);
  const { id } = await signUp(service);
  const { key } = await madeKey(service, "viewer");
  const body = { organization_id: id, amount: 199, currency: "USD", card_number: guideCard };
  const paid = await service.ask("POST", "/process-payment", body, withKey(key));
  expect(PaymentAnswer.parse(await paid.json())).toMatchObject({ database_created: true, credentials: null });
});
