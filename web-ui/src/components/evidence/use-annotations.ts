import { useQuery, useQueryClient } from "@tanstack/react-query";
import { body, http, ifMatch } from "@/api/client";
import { keys } from "@/api/keys";
import { annotationsQuery } from "@/api/queries";
import type { Annotations, TimelineNote } from "@/api/types";

/** Whose notes: of the team's incident, or of the team between two moments. */
export type Annotate =
  { team: string; incident: string } | { team: string; from: string; to?: string };

export interface NoteWish {
  at: string;
  text: string;
  shared: boolean;
}

/** The notes and pins of a timeline, and how they are changed; reads nothing where none are wanted. */
export function useAnnotations(annotate: Annotate | null) {
  const cache = useQueryClient();
  const team = annotate?.team ?? "";
  const of =
    annotate && "incident" in annotate
      ? { incident: annotate.incident }
      : { from: annotate?.from ?? "", ...(annotate?.to ? { to: annotate.to } : {}) };
  const query = useQuery({ ...annotationsQuery(team, of), enabled: annotate !== null });
  const own = keys.annotations(team);
  const update = (change: (old: Annotations) => Annotations) => {
    cache.setQueriesData<Annotations>({ queryKey: own }, (old) => old && change(old));
    void cache.invalidateQueries({ queryKey: own });
  };
  const keep = (note: TimelineNote) => {
    void cache.invalidateQueries({ queryKey: keys.noteHistory(note.id) });
    update((old) => ({
      ...old,
      notes: [...old.notes.filter((other) => other.id !== note.id), note],
    }));
    return note;
  };
  return {
    added: query.data,
    failed: query.isError,
    retry: () => void query.refetch(),
    write: async (wish: NoteWish) =>
      keep(await body(http.POST("/timeline/notes", { body: { team, ...wish } }))),
    edit: async (note: TimelineNote, wish: NoteWish) =>
      keep(
        await body(
          http.PUT("/timeline/notes/{id}", {
            params: { path: { id: note.id }, header: ifMatch(note.version) },
            body: wish,
          }),
        ),
      ),
    remove: async (note: TimelineNote) => {
      await http.DELETE("/timeline/notes/{id}", {
        params: { path: { id: note.id }, header: ifMatch(note.version) },
      });
      update((old) => ({ ...old, notes: old.notes.filter((other) => other.id !== note.id) }));
    },
    pin: async (event: number) => {
      const path = { event };
      const pin = await body(http.POST("/timeline/pins/{event}", { params: { path } }));
      update((old) => ({
        ...old,
        pins: [
          ...old.pins.filter((other) => other.eventId !== event || other.byStaff !== pin.byStaff),
          pin,
        ],
      }));
    },
    unpin: async (event: number, byStaff: boolean) => {
      await http.DELETE("/timeline/pins/{event}", { params: { path: { event } } });
      update((old) => ({
        ...old,
        pins: old.pins.filter((pin) => pin.eventId !== event || pin.byStaff !== byStaff),
      }));
    },
  };
}

export type AnnotationDesk = ReturnType<typeof useAnnotations>;
