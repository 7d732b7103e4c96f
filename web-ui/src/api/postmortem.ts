import { queryOptions } from "@tanstack/react-query";
import { body, http, ifMatch } from "./client";
import { keys } from "./keys";
import type { CommentQuote, PostmortemTerms } from "./types";

const of = (id: string) => ({ params: { path: { id } } });
const inThread = (id: string, thread: string) => ({ params: { path: { id, thread } } });

/** What is said about a postmortem; staff get what is for staff alone as well. */
export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.postmortemComments(id),
    queryFn: async () =>
      (await body(http.GET("/incidents/{id}/postmortem-comments", of(id)))).items,
  });

export const beginThread = (id: string, text: string, quote: CommentQuote | null) =>
  body(
    http.POST("/incidents/{id}/postmortem-comments", {
      ...of(id),
      body: { text, quote },
    }),
  );

export const replyTo = (id: string, thread: string, text: string) =>
  body(
    http.POST("/incidents/{id}/postmortem-comments/{thread}/replies", {
      ...inThread(id, thread),
      body: { text },
    }),
  );

export const rewordComment = (id: string, thread: string, comment: string, text: string) =>
  body(
    http.PUT("/incidents/{id}/postmortem-comments/{thread}/comments/{comment}", {
      params: { path: { id, thread, comment } },
      body: { text },
    }),
  );

export const resolveThread = (id: string, thread: string, resolved: boolean) =>
  body(
    http.PUT("/incidents/{id}/postmortem-comments/{thread}/resolved", {
      ...inThread(id, thread),
      body: { resolved },
    }),
  );

export const sendThread = (id: string, thread: string) =>
  body(http.POST("/incidents/{id}/postmortem-comments/{thread}/send", inThread(id, thread)));

/** When it is due, what handing in now would cost, and what was handed in. */
export const deadlineQuery = (id: string) =>
  queryOptions({
    queryKey: keys.postmortemDeadline(id),
    queryFn: () => body(http.GET("/incidents/{id}/postmortem-deadline", of(id))),
    refetchInterval: 60_000,
  });

export const extendDeadline = (id: string, due: string, reason: string) =>
  body(
    http.PUT("/incidents/{id}/postmortem-deadline/extension", {
      ...of(id),
      body: { due, reason },
    }),
  );

export const setRunDeadline = (id: string, due: string | null) =>
  body(http.PUT("/incidents/{id}/postmortem-deadline/run", { ...of(id), body: { due } }));

export const termsQuery = queryOptions({
  queryKey: ["postmortem-terms"],
  queryFn: () => body(http.GET("/postmortem-terms")),
});

export const saveTerms = (terms: PostmortemTerms) =>
  body(
    http.PUT("/postmortem-terms", {
      params: { header: ifMatch(terms.version) },
      body: { dueAfterMinutes: terms.dueAfterMinutes, policy: terms.policy },
    }),
  );

/** Who has it open for writing; those who stopped saying so are left out. */
export const editorsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.postmortemEditors(id),
    queryFn: async () => (await body(http.GET("/incidents/{id}/postmortem-editors", of(id)))).items,
    refetchInterval: 20_000,
  });

export const editHere = async (id: string) =>
  (await body(http.PUT("/incidents/{id}/postmortem-editors", of(id)))).items;

export const editNoMore = async (id: string) =>
  (await body(http.DELETE("/incidents/{id}/postmortem-editors", of(id)))).items;
