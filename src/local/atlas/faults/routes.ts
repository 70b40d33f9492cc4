import { Hono } from "hono";
import { isRefusal } from "../http/answers.ts";
import { parseBody } from "../http/read-body.ts";
import { writeAnswer } from "../http/write-answer.ts";
import { FaultOrder } from "./fault-order.ts";
import type { Faults } from "./faults.ts";

const plain = { version: "", headers: {}, pretty: false, envelope: false };

/** `GET`, `POST` and `DELETE` of `/local/faults`; see the README of this folder's parent. */
export function faultRoutes(faults: Faults): Hono {
  const routes = new Hono();
  routes.get("/", (c) => c.json({ results: faults.list() }));
  routes.post("/", async (c) => {
    const order = parseBody(FaultOrder, await c.req.json().catch(() => undefined));
    const refusal = isRefusal(order) ? order : faults.add(order);
    return refusal === undefined ? c.json(order, 201) : writeAnswer(refusal, plain);
  });
  routes.delete("/", (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  return routes;
}
