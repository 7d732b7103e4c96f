import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";

/** What can be chosen and what was handed in; never what is right. */
export const diagnosisQuery = (incident: string) =>
  queryOptions({
    queryKey: ["incident-diagnosis", incident] as const,
    queryFn: () =>
      body(http.GET("/incidents/{id}/diagnosis", { params: { path: { id: incident } } })),
  });
