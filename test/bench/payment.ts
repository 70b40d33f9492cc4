import { MongoClient } from "mongodb";
import type { BenchEngine } from "./engine.ts";
import { type Figure, median, timed } from "./figures.ts";
import { payFor, signUp } from "./hospital.ts";
import type { BenchService } from "./service.ts";

const rounds = 5;
const quietMs = 2_500;

/** From the payment to a database that an ordinary driver uses, beside a bare preview and a bare up of such a stack. */
export async function benchPayment(service: BenchService, engine: BenchEngine): Promise<Figure> {
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const target = engine.target(`bare-${round}`, "M0");
    await quiet();
    bare.push((await engine.barePreview(target)) + (await engine.bareUp(target)));
    const id = await signUp(service, `Paying ${round}`);
    await quiet();
    ours.push(await timed(async () => use(await payFor(service, id))));
  }
  return {
    name: "payment → usable database / bare preview + up",
    measured: `${median(ours).toFixed(0)} ms / ${median(bare).toFixed(0)} ms, median of ${rounds}`,
    value: median(ours) / median(bare),
    goal: 2,
    unit: "×",
  };
}

async function use(connectionString: string): Promise<void> {
  const client = new MongoClient(connectionString);
  await client.db().collection("bench").insertOne({ at: new Date() });
  await client.close();
}

function quiet(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, quietMs));
}
