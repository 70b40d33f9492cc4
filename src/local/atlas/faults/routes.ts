import { Hono } from "hono";
import { isRefusal } from "../http/answers.ts";
import { parseBody } from "../http/read-body.ts";
import { writeAnswer } from "../http/write-answer.ts";
import { FaultOrder, type Faults } from "./faults.ts";

/** `GET`, `POST` and `DELETE` of `/local/faults`; see the README of this folder's parent. */
export function faultRoutes(faults: Faults): Hono {
  const routes = new Hono();
  routes.get("/", (c) => c.json({ results: faults.list() }));
  routes.post("/", async (c) => {
    const order = parseBody(FaultOrder, await c.req.json().catch(() => undefined));
    if (isRefusal(order)) return writeAnswer(order, { version: "", headers: {}, pretty: false, envelope: false });
    faults.add(order);
    return c.json(order, 201);
  });
  routes.delete("/", (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  return routes;
}
