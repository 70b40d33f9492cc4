import { createClient } from "../api/client.ts";

/** The service that served this page. */
export const api = createClient(window.location.origin, (input, init) => fetch(input, init));
