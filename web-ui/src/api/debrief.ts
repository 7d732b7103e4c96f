import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";

export const debriefsQuery = queryOptions({
  queryKey: ["debriefs"],
  queryFn: async () => (await body(http.GET("/debriefs"))).items,
});

export const debriefQuery = (run: string) =>
  queryOptions({
    queryKey: ["debrief", run],
    queryFn: () => body(http.GET("/debriefs/{run}", { params: { path: { run } } })),
    staleTime: 30_000,
  });

export const replayQuery = (run: string, key: string) =>
  queryOptions({
    queryKey: ["debrief", run, "team", key],
    queryFn: () =>
      body(http.GET("/debriefs/{run}/teams/{key}", { params: { path: { run, key } } })),
    staleTime: 60_000,
  });
