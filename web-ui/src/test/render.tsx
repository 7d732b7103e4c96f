import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { theme } from "@/theme/theme";

/** Renders with what every page has around it; animations off. */
export function show(element: ReactNode, cache = new QueryClient(quick)) {
  const user = userEvent.setup();
  const view = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={cache}>{element}</QueryClientProvider>
    </MantineProvider>,
  );
  return { user, cache, ...view };
}

const quick = { defaultOptions: { queries: { retry: false } } };

export interface Call {
  method: string;
  path: string;
  headers: Headers;
  body: unknown;
}
type Answer = unknown | Response;

/** Answers requests by "METHOD /path"; remembers them in order. */
export function answerWith(answers: Record<string, (call: Call) => Answer>): Call[] {
  const calls: Call[] = [];
  globalThis.fetch = async (input) => {
    const request = input as Request;
    const path = new URL(request.url).pathname.replace("/api/v1", "");
    const text = await request.text();
    const call = {
      method: request.method,
      path,
      headers: request.headers,
      body: text ? (JSON.parse(text) as unknown) : null,
    };
    calls.push(call);
    const answer = answers[`${request.method} ${path}`];
    if (!answer) return problem(404, "not-found", `No answer for ${request.method} ${path}`);
    const result = await answer(call);
    return result instanceof Response ? result : Response.json(result);
  };
  return calls;
}

export function problem(
  status: number,
  code: string,
  detail: string,
  extra: object = {},
): Response {
  return new Response(JSON.stringify({ type: code, title: code, status, code, detail, ...extra }), {
    status,
    headers: { "Content-Type": "application/problem+json", "X-Request-Id": "req-7" },
  });
}
