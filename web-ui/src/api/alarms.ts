import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bodyAs, http, ifMatch } from "./client";
import { keys } from "./keys";
import type {
  Alarm,
  AlarmDefinition,
  AlarmExample,
  AlarmHistory,
  AlarmPage,
  AlarmPreview,
  Env,
  Silence,
  TestFire,
} from "./types";

/** Alarms of both environments; the page shows those of one. */
export const alarmsQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.alarms(slug),
    queryFn: async () =>
      (
        await bodyAs<{ items: Alarm[] }>(
          http.GET("/teams/{team}/alarms", {
            params: { path: { team: slug } },
          }),
        )
      ).items,
    // The last value moves without the state changing.
    refetchInterval: 15_000,
  });

export const alarmQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: keys.alarm(slug, id),
    queryFn: () =>
      bodyAs<Alarm>(http.GET("/teams/{team}/alarms/{id}", { params: { path: { team: slug, id } } })),
    refetchInterval: 15_000,
  });

export const alarmExamplesQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.alarmExamples(slug),
    queryFn: async () =>
      (
        await bodyAs<{ items: AlarmExample[] }>(
          http.GET("/teams/{team}/alarms/examples", {
            params: { path: { team: slug } },
          }),
        )
      ).items,
    staleTime: 60_000,
  });

export function createAlarm(slug: string, definition: AlarmDefinition): Promise<Alarm> {
  return bodyAs(
    http.POST("/teams/{team}/alarms", { params: { path: { team: slug } }, body: definition }),
  );
}

export function changeAlarm(
  slug: string,
  id: string,
  version: number,
  definition: AlarmDefinition,
): Promise<Alarm> {
  return bodyAs(
    http.PUT("/teams/{team}/alarms/{id}", {
      params: { path: { team: slug, id }, header: ifMatch(version) },
      body: definition,
    }),
  );
}

export function deleteAlarm(slug: string, id: string, reason: string): Promise<unknown> {
  return bodyAs(
    http.DELETE("/teams/{team}/alarms/{id}", {
      params: { path: { team: slug, id }, query: { reason } },
    }),
  );
}

/** What the last hour would have been with this definition; the same evaluator as for real. */
export const alarmPreviewQuery = (slug: string, definition: AlarmDefinition) =>
  queryOptions({
    queryKey: keys.alarmPreview(slug, definition),
    queryFn: () =>
      bodyAs<AlarmPreview>(
        http.POST("/teams/{team}/alarms/preview", {
          params: { path: { team: slug } },
          body: { definition },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
    retry: false,
  });

export const alarmHistoryQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: keys.alarmHistory(slug, id),
    queryFn: () => fetchAlarmHistory(slug, id),
  });

/** A page of an alarm's history, newest first; `before` is the id of the oldest already here. */
export function fetchAlarmHistory(
  slug: string,
  id: string,
  before?: number,
): Promise<AlarmHistory> {
  return bodyAs(
    http.GET("/teams/{team}/alarms/{id}/history", {
      params: { path: { team: slug, id }, query: before === undefined ? {} : { before } },
    }),
  );
}

export function testFire(slug: string, id: string, reason: string): Promise<TestFire> {
  return bodyAs(
    http.POST("/teams/{team}/alarms/{id}/test-fire", {
      params: { path: { team: slug, id } },
      body: { reason },
    }),
  );
}

export const pagesQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.pages(slug),
    queryFn: async () =>
      (
        await bodyAs<{ items: AlarmPage[] }>(
          http.GET("/teams/{team}/pages", {
            params: { path: { team: slug } },
          }),
        )
      ).items,
    // Deliveries arrive one by one.
    refetchInterval: ({ state }) =>
      state.data?.some((page) => page.deliveries.some((each) => each.state === "PENDING"))
        ? 2_000
        : 30_000,
  });

export function ackPage(id: string): Promise<AlarmPage> {
  return bodyAs(http.POST("/pages/{id}/ack", { params: { path: { id } } }));
}

export function ackMine(slug: string): Promise<{ items: AlarmPage[] }> {
  return bodyAs(http.POST("/teams/{team}/pages/ack-mine", { params: { path: { team: slug } } }));
}

export const silencesQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.silences(slug),
    queryFn: async () =>
      (
        await bodyAs<{ items: Silence[] }>(
          http.GET("/teams/{team}/silences", {
            params: { path: { team: slug } },
          }),
        )
      ).items,
    refetchInterval: 30_000,
  });

export interface NewSilence {
  /** None: all of them. */
  alarms: string[];
  environment: Env | null;
  until: string;
  reason: string;
}

export function addSilence(slug: string, silence: NewSilence): Promise<Silence> {
  return bodyAs(
    http.POST("/teams/{team}/silences", { params: { path: { team: slug } }, body: silence }),
  );
}

export function endSilence(slug: string, id: string): Promise<unknown> {
  return bodyAs(http.DELETE("/teams/{team}/silences/{id}", { params: { path: { team: slug, id } } }));
}

/** The team's runbooks by title, to link an alarm with one. */
export const runbookTitlesQuery = (slug: string) =>
  queryOptions({
    queryKey: keys.runbookTitles(slug),
    queryFn: async () =>
      (
        await bodyAs<{ items: { id: string; title: string }[] }>(
          http.GET("/teams/{team}/runbooks", {
            params: { path: { team: slug } },
          }),
        )
      ).items,
    staleTime: 30_000,
    retry: false,
  });
