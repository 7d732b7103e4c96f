import { http } from "./client";

interface Init {
  params?: {
    path?: Record<string, string | number>;
    query?: Record<string, unknown>;
    header?: Record<string, string>;
  };
  body?: unknown;
}
type Call = <T>(path: string, init?: Init) => Promise<{ data?: T }>;

/** The client for addresses that the generated schema does not know yet. */
export const wire = http as unknown as Record<"GET" | "POST" | "PUT" | "DELETE", Call>;
