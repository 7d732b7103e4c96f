import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";

/** What each member did; for a student the own record alone. */
export const membersQuery = (assessment: string) =>
  queryOptions({
    queryKey: ["assessment-members", assessment] as const,
    queryFn: async () =>
      (await body(http.GET("/assessments/{id}/members", { params: { path: { id: assessment } } })))
        .items,
  });
