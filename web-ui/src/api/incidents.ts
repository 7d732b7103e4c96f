import { queryOptions } from "@tanstack/react-query";
import { body, http } from "./client";

const LOOK_AGAIN_MS = 15_000;

/** What users met in the last minutes, measured. */
export const impactQuery = (id: string, open: boolean) =>
  queryOptions({
    queryKey: ["incident-impact", id] as const,
    queryFn: () => body(http.GET("/incidents/{id}/impact", { params: { path: { id } } })),
    refetchInterval: open ? LOOK_AGAIN_MS : false,
  });

/** Who asked the team something and has no answer. */
export const questionsQuery = (id: string, open: boolean) =>
  queryOptions({
    queryKey: ["incident-questions", id] as const,
    queryFn: async () =>
      (await body(http.GET("/incidents/{id}/questions", { params: { path: { id } } }))).items,
    refetchInterval: open ? LOOK_AGAIN_MS : false,
  });

/** What the next hint costs and which were taken. */
export const hintsQuery = (id: string) =>
  queryOptions({
    queryKey: ["incident-hints", id] as const,
    queryFn: () => body(http.GET("/incidents/{id}/hints", { params: { path: { id } } })),
  });

export const roleCardsQuery = queryOptions({
  queryKey: ["role-cards"] as const,
  queryFn: async () => (await body(http.GET("/role-cards"))).items,
  staleTime: Infinity,
});
