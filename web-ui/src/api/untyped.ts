import { body, http } from "./client";

type Parameters = Record<string, string | number | undefined>;

/** Asks for an address whose types are written by hand. */
export function get<T>(path: string, query: Parameters = {}): Promise<T> {
  return ask<T>("get", path, { params: { query } });
}

export function send<T>(
  method: "post" | "put" | "delete",
  path: string,
  content?: unknown,
  header: Record<string, string> = {},
): Promise<T> {
  return ask<T>(method, path, {
    params: { header },
    ...(content === undefined ? {} : { body: content }),
  });
}

function ask<T>(method: string, path: string, init: unknown): Promise<T> {
  const request = http.request as unknown as (
    method: string,
    path: string,
    init: unknown,
  ) => Promise<{ data?: T }>;
  return body(request(method, path, init));
}
