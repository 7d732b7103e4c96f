import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { Problem } from "./api/problem";
import { sessionQuery } from "./api/queries";
import { NotFound } from "./shell/not-found";
import { PageFailed } from "./shell/page-failed";
import { Shell } from "./shell/shell";

/** Where every route hangs. */
export const root = createRootRouteWithContext<{ cache: QueryClient }>()({
  notFoundComponent: NotFound,
});

export const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search["next"] === "string" && /^\/(?![/\\])/.test(search["next"])
      ? { next: search["next"] }
      : {},
  component: lazyRouteComponent(() => import("./features/auth/sign-in-page"), "SignInPage"),
});

/** What needs somebody signed in, within the frame of the page. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  errorComponent: PageFailed,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.cache.ensureQueryData(sessionQuery);
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.status !== 401) throw thrown;
      throw redirect({
        to: "/sign-in",
        search: location.href === "/" ? {} : { next: location.href },
      });
    }
  },
});

/** The beginning of a route within the frame. */
export const page = { getParentRoute: () => shell } as const;
