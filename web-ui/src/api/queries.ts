import { queryOptions } from "@tanstack/react-query";
import { body, http, setWriteToken } from "./client";
import { keys } from "./keys";
import type { Env, Run } from "./types";

/** How far back the live charts look. */
export const SLI_WINDOW = "PT15M";

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: async () => {
    const session = await body(http.GET("/session"));
    setWriteToken(session.csrfToken);
    return session;
  },
  staleTime: Infinity,
  retry: false,
});

export const teamsQuery = queryOptions({
  queryKey: keys.teams,
  queryFn: async () => (await body(http.GET("/teams"))).items,
});

export const teamQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.team(slug),
    queryFn: () => body(http.GET("/teams/{team}", { params: { path: { team: slug } } })),
  });

export const allSliQuery = queryOptions({
  queryKey: keys.allSli,
  queryFn: () => body(http.GET("/sli")),
  refetchInterval: 60_000,
});

export const sliQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: keys.sli(slug, env),
    queryFn: () =>
      body(
        http.GET("/teams/{team}/sli", {
          params: { path: { team: slug }, query: { environment: env, window: SLI_WINDOW } },
        }),
      ),
    refetchInterval: 60_000,
  });

export const scenariosQuery = queryOptions({
  queryKey: keys.scenarios,
  queryFn: async () => (await body(http.GET("/scenarios"))).items,
  staleTime: 300_000,
});

export const schedulesQuery = queryOptions({
  queryKey: keys.schedules,
  queryFn: async () =>
    (await body(http.GET("/schedules", { params: { query: { limit: 20 } } }))).items,
  refetchInterval: 15_000,
});

export const runsQuery = queryOptions({
  queryKey: keys.runs,
  queryFn: () => body(http.GET("/runs", { params: { query: { limit: 20 } } })),
});

/** How evenly the steps of a run hit their teams; looked at again while the run is live. */
export const runSpreadQuery = (run: Run) =>
  queryOptions({
    queryKey: keys.spread(run.id),
    queryFn: () => body(http.GET("/runs/{id}/spread", { params: { path: { id: run.id } } })),
    refetchInterval: run.endedAt ? false : 10_000,
  });

/** The load that came during a run; looked at again while the run is live. */
export const runTrafficQuery = (run: Run) =>
  queryOptions({
    queryKey: keys.traffic(run.id),
    queryFn: () =>
      body(
        http.GET("/traffic", {
          params: { query: { from: run.startedAt, to: run.endedAt ?? run.endsAt } },
        }),
      ),
    refetchInterval: run.endedAt ? false : 10_000,
  });

export const incidentsQuery = queryOptions({
  queryKey: keys.incidents,
  queryFn: () => body(http.GET("/incidents")),
});

export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.incident(id),
    queryFn: () => body(http.GET("/incidents/{id}", { params: { path: { id } } })),
  });

export const teamTimelineQuery = (slug: string, env: Env) =>
  queryOptions({
    queryKey: keys.teamTimeline(slug, env),
    queryFn: () =>
      body(
        http.GET("/teams/{team}/timeline", {
          params: { path: { team: slug }, query: { environment: env } },
        }),
      ),
  });

const LONGEST_TIMELINE_MS = 6 * 3_600_000;

/** What happened in a window; in its last six hours where it is longer. */
export const windowTimelineQuery = (
  slug: string,
  env: Env,
  name: string,
  current: () => { from: number; to: number },
) =>
  queryOptions({
    queryKey: keys.windowTimeline(slug, env, name),
    queryFn: () => {
      const { from, to } = current();
      return body(
        http.GET("/teams/{team}/timeline", {
          params: {
            path: { team: slug },
            query: {
              environment: env,
              from: new Date(Math.max(from, to - LONGEST_TIMELINE_MS)).toISOString(),
              to: new Date(to).toISOString(),
            },
          },
        }),
      );
    },
  });

export const incidentTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: keys.incidentTimeline(id),
    queryFn: () => body(http.GET("/incidents/{id}/timeline", { params: { path: { id } } })),
    refetchInterval: 30_000,
  });

export const assessmentTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: keys.assessmentTimeline(id),
    queryFn: () => body(http.GET("/assessments/{id}/timeline", { params: { path: { id } } })),
  });

export const postmortemQuery = (id: string) =>
  queryOptions({
    queryKey: keys.postmortem(id),
    queryFn: () => body(http.GET("/incidents/{id}/postmortem", { params: { path: { id } } })),
  });

export const assessmentsQuery = queryOptions({
  queryKey: keys.assessments,
  queryFn: async () => (await body(http.GET("/assessments"))).items,
});

export const assessmentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.assessment(id),
    queryFn: () => body(http.GET("/assessments/{id}", { params: { path: { id } } })),
  });

/** The notes and pins of an incident, or of a stretch of a team's time. */
export const annotationsQuery = (slug: string, of: { incident: string } | Span) =>
  queryOptions({
    queryKey: keys.annotations(slug, "incident" in of ? of.incident : `${of.from}/${of.to ?? ""}`),
    queryFn: () =>
      body(
        http.GET("/timeline/annotations", {
          params: {
            query:
              "incident" in of
                ? of
                : { team: slug, from: of.from, ...(of.to ? { to: of.to } : {}) },
          },
        }),
      ),
  });

interface Span {
  from: string;
  to?: string;
}

/** Every text that a note had, newest first. */
export const noteHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: keys.noteHistory(id),
    queryFn: () => body(http.GET("/timeline/notes/{id}/history", { params: { path: { id } } })),
  });
