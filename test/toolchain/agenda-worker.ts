import { MongoBackend } from "@agendajs/mongo-backend";
import { Agenda } from "agenda";
import { MongoClient } from "mongodb";
import { z } from "zod";

/** One worker process of the race: it takes jobs until it is told to stop, and reports every job that it runs. */
const Order = z.union([z.object({ uri: z.string() }), z.object({ stop: z.literal(true) })]);
const JobData = z.object({ number: z.number() });

let client: MongoClient | undefined;
let agenda: Agenda | undefined;

process.on("message", (message) => {
  const order = Order.parse(message);
  void ("uri" in order ? begin(order.uri) : end());
});

async function begin(uri: string): Promise<void> {
  client = await MongoClient.connect(uri);
  agenda = new Agenda({ backend: new MongoBackend({ mongo: client.db("queue") }), processEvery: 20 });
  agenda.define(
    "race",
    async (job: { attrs: { data?: unknown } }) => {
      process.send?.({ ran: JobData.parse(job.attrs.data).number });
    },
    { concurrency: 5, lockLimit: 5 },
  );
  await agenda.start();
  process.send?.({ ready: true });
}

async function end(): Promise<void> {
  await agenda?.drain();
  await agenda?.stop();
  await client?.close();
  process.exit();
}
