import { expect, test } from "vitest";
import { HospitalView } from "../../src/api/views/hospital.ts";
import { guideCard, guideHospital, payFor, signUp } from "../support/hospital.ts";
import { eventsOf, resourceStates } from "./support/events.ts";
import { changed, patientsIn, trySignIn, writePatient } from "./support/hospital-database.ts";
import { clustersShown } from "./support/local-atlas.ts";
import { PaymentAnswer, pay, provision, ShownCredentials } from "./support/provision.ts";
import { startServiceProcess } from "./support/service-process.ts";

const everyResource = ["access-127.0.0.1", "cluster", "password-g1", "project", "user-g1"];

test("the guide's sign-up and test card give a cluster, a database and credentials that an ordinary driver takes", async () => {
  const service = await startServiceProcess();
  const signedUp = await service.ask("POST", "/api/v1/hospitals", guideHospital, { as: "public" });
  expect(signedUp.status).toBe(201);
  const { organization_id } = HospitalView.parse(await signedUp.json());
  const payment = { organization_id, amount: 199, currency: "USD", card_number: guideCard };
  const paid = await service.ask("POST", "/process-payment", payment, {
    as: "public",
    headers: { prefer: "wait=120" },
  });
  expect(paid.status).toBe(200);
  const answer = PaymentAnswer.parse(await paid.json());
  expect(answer).toEqual({
    status: "payment_completed",
    organization_id,
    database_created: true,
    cluster_name: "test-hospital",
    database_name: "hospital_test_hospital",
    connection_string: expect.stringMatching(/^mongodb:\/\/.+@127\.0\.0\.1:\d+\/hospital_test_hospital\?/),
    credentials: {
      username: expect.stringMatching(/^[A-Za-z0-9-]+$/),
      password: expect.stringMatching(/^[A-Za-z0-9]{40}$/),
    },
    message: expect.stringContaining("'test-hospital' created successfully"),
    run: expect.stringMatching(/^run_/),
  });
  await writePatient(answer.connection_string, "Ada");
  expect(await patientsIn(answer.connection_string)).toEqual(["Ada"]);

  expect(await clustersShown(service)).toEqual(["test-hospital IDLE M0"]);

  const shown = await service.ask("GET", `/api/v1/hospitals/${organization_id}`);
  expect(await shown.json()).toMatchObject({
    name: "Test Hospital",
    slug: "test-hospital",
    plan: "professional",
    target: "local",
    status: "active",
    active_run: null,
    database: {
      cluster_name: "test-hospital",
      database_name: "hospital_test_hospital",
      tier: "M0",
      connection_string: expect.not.stringContaining("@"),
    },
  });
  const unasked = await service.ask("GET", `/api/v1/hospitals/${organization_id}`, undefined, { as: "public" });
  expect(unasked.status).toBe(401);
});

test("a hospital's address refuses a wrong password, no password, and another hospital's user", async () => {
  const service = await startServiceProcess();
  const [one, two] = await Promise.all([
    provision(service, { name: "One Hospital" }),
    provision(service, { name: "Two Hospital" }),
  ]);
  const hostOf = (hospital: typeof one) => new URL(hospital.connectionString).host;
  expect(hostOf(one)).not.toBe(hostOf(two));
  for (const refused of [
    changed(one.connectionString, { password: "not-the-password" }),
    changed(one.connectionString, { username: "", password: "" }),
    changed(one.connectionString, { password: two.password }),
    changed(one.connectionString, { host: hostOf(two) }),
    changed(two.connectionString, { host: hostOf(one) }),
  ]) {
    expect(await trySignIn(refused)).toBe("refused");
  }
  expect(await trySignIn(one.connectionString)).toBe("in");
  expect(await trySignIn(two.connectionString)).toBe("in");
});

test("a browser that does not wait follows its run to the end and gets its credentials once", async () => {
  const service = await startServiceProcess();
  const { id, cookie } = await signUp(service);
  const asBrowser = { as: "public" as const, headers: { cookie } };
  const paid = await payFor(service, id, {}, "respond-async");
  expect(paid.status).toBe(202);
  expect(await paid.json()).toMatchObject({ status: "provisioning", database_created: false, credentials: null });
  const location = paid.headers.get("location") ?? "";
  expect((await service.ask("GET", `${location}/events`, undefined, { as: "public" })).status).toBe(401);

  const events = await eventsOf(await service.ask("GET", `${location}/events`, undefined, asBrowser));
  expect(events.flatMap(({ status }) => status ?? [])).toEqual([
    "pending",
    "planning",
    "planned",
    "confirmed",
    "applying",
    "verifying",
    "applied",
  ]);
  const applying = events.slice(events.findIndex(({ status }) => status === "applying"));
  const created = Object.fromEntries(everyResource.map((name) => [name, ["create started", "create finished"]]));
  expect(resourceStates(applying)).toEqual(created);

  const shown = await service.ask("POST", `/api/v1/hospitals/${id}/credentials`, undefined, asBrowser);
  expect(await trySignIn(ShownCredentials.parse(await shown.json()).connection_string)).toBe("in");
  expect((await service.ask("POST", `/api/v1/hospitals/${id}/credentials`, undefined, asBrowser)).status).toBe(410);
  expect(await pay(service, id)).toMatchObject({ status: "payment_completed", credentials: null });
});
