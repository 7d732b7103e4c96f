import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";

/** What staff granted in this run, and whether the record is as it was written. */
export const adjustmentsQuery = (assessment: string) =>
  queryOptions({
    queryKey: ["assessment-adjustments", assessment] as const,
    queryFn: () =>
      body(http.GET("/assessments/{id}/adjustments", { params: { path: { id: assessment } } })),
  });
