import createClient from "openapi-fetch";
import { asProblem, problemOf } from "./problem";
import type { paths } from "./schema";

let csrfToken = "";
let onSignedOut: () => void = () => undefined;

/** The token every write carries; comes with the session. */
export function setWriteToken(token: string): void {
  csrfToken = token;
}

/** For the one request that does not go through the client: an upload that shows its progress. */
export function writeToken(): string {
  return csrfToken;
}

/** What happens when the server no longer knows this browser's session. */
export function whenSignedOut(action: () => void): void {
  onSignedOut = action;
}

export const http = createClient<paths>({
  baseUrl: new URL("/api/v1", globalThis.location.href).href,
  fetch: (request) => globalThis.fetch(request),
});

http.use({
  onRequest({ request }) {
    if (request.method !== "GET" && csrfToken) request.headers.set("X-CSRF-Token", csrfToken);
    return request;
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    if (response.status === 401 && schemaPath !== "/session") onSignedOut();
    throw await problemOf(response);
  },
  onError({ error }) {
    return asProblem(error);
  },
});

/** The body of an answer; problems have already been thrown by the client. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}

/** The same, by a type that says more than the schema can: which members go together, which are always there. */
export async function bodyAs<T>(answer: Promise<{ data?: unknown }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}

/** The header of an optimistic write. */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}
