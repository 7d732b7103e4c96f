import type { ProblemBody } from "./types";

/** A refusal or failure the server explained, or a failed connection (status 0, code `offline`). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly violations: { field: string; message: string }[];
  /** The whole body: some problems carry more, e.g. `current` with `stale-version`. */
  readonly body: Record<string, unknown>;

  constructor(fields: {
    status: number;
    code: string;
    title: string;
    detail?: string;
    requestId?: string | null;
    retryAfterSeconds?: number | null;
    violations?: { field: string; message: string }[];
    body?: Record<string, unknown>;
  }) {
    super(fields.detail ?? fields.title);
    this.name = "Problem";
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title;
    this.detail = fields.detail ?? fields.title;
    this.requestId = fields.requestId ?? null;
    this.retryAfterSeconds = fields.retryAfterSeconds ?? null;
    this.violations = fields.violations ?? [];
    this.body = fields.body ?? {};
  }
}

/** Reads an error answer. An answer that is not problem+json (a proxy's page) becomes a plain Problem. */
export async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get("X-Request-Id");
  const retryAfter = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const shared = {
    status: response.status,
    requestId,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : null,
  };
  const body = await jsonBody(response);
  if (body === null) {
    const title =
      response.status >= 500 ? "The server could not answer" : "The request was refused";
    return new Problem({ ...shared, code: `http-${response.status}`, title });
  }
  return new Problem({
    ...shared,
    code: body.code ?? `http-${response.status}`,
    title: body.title ?? "The request was refused",
    ...(body.detail ? { detail: body.detail } : {}),
    violations: body.violations ?? [],
    body: body as Record<string, unknown>,
  });
}

async function jsonBody(response: Response): Promise<Partial<ProblemBody> | null> {
  if (!(response.headers.get("Content-Type") ?? "").includes("json")) return null;
  try {
    const parsed: unknown = await response.clone().json();
    return typeof parsed === "object" && parsed !== null ? (parsed as Partial<ProblemBody>) : null;
  } catch {
    return null;
  }
}

/** What to show for anything that was thrown. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof TypeError && /fetch|network/i.test(thrown.message)) {
    return new Problem({
      status: 0,
      code: "offline",
      title: "No connection",
      detail: "The server did not answer. Check the connection and try again.",
    });
  }
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new Problem({ status: 0, code: "page-failure", title: "This page failed", detail });
}
