import type { IncomingMessage, ServerResponse } from "node:http";

/** What goes wrong on demand: an answer that is an error, a cut connection, or one that never comes. */
export type HttpFault = "429" | "500" | "reset" | "slow";

/** Lets a request go wrong as wished. The connection of a `slow` one is cut when the stand-in stops. */
export function goWrong(fault: HttpFault, request: IncomingMessage, response: ServerResponse): void {
  switch (fault) {
    case "429":
      answer(response, 429, apiError("rate_limit", "Too many requests hit the API too quickly."));
      return;
    case "500":
      answer(response, 500, apiError("api_error", "An unknown error occurred."));
      return;
    case "reset":
      request.socket.destroy();
      return;
    case "slow":
      return;
  }
}

type ApiError = { readonly error: { readonly type: string; readonly message: string; readonly code?: string } };

/** The body of an error (Stripe API: "Errors"). */
export function apiError(type: string, message: string, code?: string): ApiError {
  return { error: { type, message, ...(code !== undefined && { code }) } };
}

export function answer(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", "request-id": "req_standin", ...headers });
  response.end(JSON.stringify(body));
}
