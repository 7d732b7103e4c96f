import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";
import { keys } from "./keys";

/** Who of staff acts for which team at present. */
export const actingQuery = queryOptions({
  queryKey: keys.acting,
  queryFn: async () => (await body(http.GET("/acting"))).items,
  refetchInterval: 30_000,
});

export const actFor = (team: string) => body(http.POST("/acting", { body: { team } }));

export const stopActing = () => body(http.DELETE("/acting"));
