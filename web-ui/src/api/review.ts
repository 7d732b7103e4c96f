import { queryOptions } from "@tanstack/react-query";
import { body, http, ifMatch } from "./client";
import type { RubricCriterion, RubricMark, RubricMarkWish } from "./review-types";

export const reviewRunsQuery = queryOptions({
  queryKey: ["reviews"],
  queryFn: async () => (await body(http.GET("/reviews"))).items,
});

export const reviewRunQuery = (run: string) =>
  queryOptions({
    queryKey: ["reviews", run],
    queryFn: () => body(http.GET("/reviews/{run}", { params: { path: { run } } })),
  });

/** Kept for a while, so that going back and forth asks for nothing. */
export const submissionQuery = (run: string, id: string) =>
  queryOptions({
    queryKey: ["reviews", run, "submission", id],
    queryFn: () =>
      body(http.GET("/reviews/{run}/submissions/{id}", { params: { path: { run, id } } })),
    staleTime: 60_000,
  });

/** The record of a run with the names replaced. */
export const blindTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: ["assessment-timeline", id, "blind"],
    queryFn: () =>
      body(
        http.GET("/assessments/{id}/timeline", {
          params: { path: { id }, query: { blind: true } },
        }),
      ),
    staleTime: 600_000,
  });

export function saveMark(
  at: { run: string; id: string; criterion: string },
  version: number,
  wish: RubricMarkWish,
): Promise<RubricMark> {
  return body(
    http.PUT("/reviews/{run}/submissions/{id}/marks/{criterion}", {
      params: { path: at, header: ifMatch(version) },
      body: wish,
    }),
  );
}

export function undecide(at: { run: string; id: string; criterion: string }, version: number) {
  return body(
    http.DELETE("/reviews/{run}/submissions/{id}/marks/{criterion}", {
      params: { path: at, header: ifMatch(version) },
    }),
  );
}

export function tellHere(run: string, id: string, criterion: string) {
  return body(
    http.POST("/reviews/{run}/submissions/{id}/here", {
      params: { path: { run, id } },
      body: { criterion },
    }),
  );
}

export function revealNames(run: string, id: string, reason: string) {
  return body(
    http.POST("/reviews/{run}/submissions/{id}/reveal", {
      params: { path: { run, id } },
      body: { reason },
    }),
  );
}

export const publicationQuery = (run: string) =>
  queryOptions({
    queryKey: ["reviews", run, "publication"],
    queryFn: () => body(http.GET("/reviews/{run}/publication", { params: { path: { run } } })),
    refetchInterval: 30_000,
  });

export function publishRun(run: string) {
  return body(http.POST("/reviews/{run}/publication", { params: { path: { run } } }));
}

export function undoPublication(run: string) {
  return body(http.POST("/reviews/{run}/publication/undo", { params: { path: { run } } }));
}

export const agreementQuery = (run: string) =>
  queryOptions({
    queryKey: ["reviews", run, "agreement"],
    queryFn: async () =>
      (await body(http.GET("/reviews/{run}/agreement", { params: { path: { run } } }))).items,
  });

export const readersQuery = (run: string) =>
  queryOptions({
    queryKey: ["reviews", run, "readers"],
    queryFn: async () =>
      (await body(http.GET("/reviews/{run}/readers", { params: { path: { run } } }))).items,
  });

export const ratersQuery = (run: string) =>
  queryOptions({
    queryKey: ["reviews", run, "candidates"],
    queryFn: async () =>
      (await body(http.GET("/reviews/{run}/readers/candidates", { params: { path: { run } } })))
        .items,
  });

export async function dealReaders(run: string, raters: string[], secondShare: number) {
  return (
    await body(
      http.POST("/reviews/{run}/readers", {
        params: { path: { run } },
        body: { raters, secondShare },
      }),
    )
  ).items;
}

export const gradedCriteriaQuery = (id: string) =>
  queryOptions({
    queryKey: ["assessment", id, "criteria"],
    queryFn: async () =>
      (await body(http.GET("/assessments/{id}/criteria", { params: { path: { id } } }))).items,
  });

export const rubricsQuery = queryOptions({
  queryKey: ["rubrics"],
  queryFn: async () => (await body(http.GET("/rubrics"))).items,
});

export const rubricQuery = (scope: string) =>
  queryOptions({
    queryKey: ["rubrics", scope],
    queryFn: () => body(http.GET("/rubrics/{scope}", { params: { path: { scope } } })),
  });

export function rubricImpact(scope: string, criteria: RubricCriterion[]) {
  return body(
    http.POST("/rubrics/{scope}/impact", {
      params: { path: { scope } },
      body: { criteria, reason: "" },
    }),
  );
}

export function saveRubric(
  scope: string,
  version: number,
  criteria: RubricCriterion[],
  reason: string,
) {
  return body(
    http.PUT("/rubrics/{scope}", {
      params: { path: { scope }, header: ifMatch(version) },
      body: { criteria, reason },
    }),
  );
}
