import { queryOptions } from "@tanstack/react-query";
import { body, http, ifMatch, writeToken } from "./client";
import type { FillPlan, Gradebook, GradebookSetup, OwnRow, PersonIds } from "./gradebook-types";
import { problemOf } from "./problem";

export const gradebookKey = ["gradebook"] as const;

export const gradebookQuery = queryOptions({
  queryKey: gradebookKey,
  queryFn: (): Promise<Gradebook> => body(http.GET("/gradebook")),
  refetchInterval: 30_000,
});

export const ownRowQuery = queryOptions({
  queryKey: ["gradebook", "mine"],
  queryFn: (): Promise<OwnRow> => body(http.GET("/gradebook/mine")),
});

export function setUpGradebook(version: number, wish: GradebookSetup): Promise<Gradebook> {
  return body(http.PUT("/gradebook/setup", { params: { header: ifMatch(version) }, body: wish }));
}

const place = (person: string, item: string) => ({ params: { path: { person, item } } });

export async function excuse(person: string, item: string, reason: string): Promise<void> {
  await http.PUT("/gradebook/people/{person}/items/{item}/excusal", {
    ...place(person, item),
    body: { reason },
  });
}

export async function unexcuse(person: string, item: string): Promise<void> {
  await http.DELETE("/gradebook/people/{person}/items/{item}/excusal", place(person, item));
}

export async function identify(person: string, ids: PersonIds): Promise<void> {
  await http.PUT("/gradebook/people/{person}/ids", { params: { path: { person } }, body: ids });
}

export type FileKind = "own" | "canvas" | "moodle" | "gradescope";

/** Where the browser fetches a fresh file. */
export function exportAddress(kind: FileKind, item: string | null): string {
  const search = new URLSearchParams({ format: kind, ...(item ? { item } : {}) });
  return `/api/v1/gradebook/export?${search.toString()}`;
}

interface Upload {
  file: Blob;
  item: string | null;
  column: number | null;
}

export async function previewFile(upload: Upload): Promise<FillPlan> {
  const answer = await send("preview", upload, null);
  return (await answer.json()) as FillPlan;
}

/** The same file with the column filled as its preview of this digest said. */
export async function fillFile(upload: Upload, digest: string): Promise<Blob> {
  const answer = await send("fill", upload, digest);
  return answer.blob();
}

async function send(
  what: "preview" | "fill",
  upload: Upload,
  digest: string | null,
): Promise<Response> {
  const search = new URLSearchParams();
  if (upload.item) search.set("item", upload.item);
  if (upload.column !== null) search.set("column", String(upload.column));
  if (digest) search.set("digest", digest);
  // The bytes go as they are: the client for JSON would read them as text.
  const answer = await globalThis.fetch(
    new Request(new URL(`/api/v1/gradebook/files/${what}?${search.toString()}`, location.href), {
      method: "POST",
      headers: { "Content-Type": "text/csv", "X-CSRF-Token": writeToken() },
      body: upload.file,
    }),
  );
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}
