import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { body, http, ifMatch } from "@/api/client";
import { keys } from "@/api/keys";
import type { Assessment, Grade } from "@/api/types";
import { Autosave, type SaveState } from "@/components/autosave";

interface Typed {
  mark: string;
  comment: string;
}

/** The mark as a number, or null when it is none of 0 to 100. */
export function markOf(typed: string): number | null {
  const value = Number(typed.trim().replace(",", "."));
  return typed.trim() !== "" && Number.isFinite(value) && value >= 0 && value <= 100 ? value : null;
}

/** Mark and comment being typed: saved as a draft a moment after the last key. */
export function useGrade(assessment: Assessment) {
  const cache = useQueryClient();
  const id = assessment.id;
  const draftKey = `firedrill.grade.${id}`;
  const loaded: Typed = {
    mark: assessment.grade ? String(assessment.grade.mark) : "",
    comment: assessment.grade?.comment ?? "",
  };
  const [restored] = useState(() => (assessment.state === "PUBLISHED" ? null : kept(draftKey)));
  const [typed, setTyped] = useState<Typed>(restored ?? loaded);
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const [theirs, setTheirs] = useState<Grade | null>(null);
  const saver = useRef<Autosave<Typed> | null>(null);
  saver.current ??= new Autosave<Typed>({
    initial: loaded,
    version: assessment.grade?.version ?? 0,
    save: async (value, version) => {
      const saved = await body(
        http.PUT("/assessments/{id}/grade", {
          params: { path: { id }, header: ifMatch(version) },
          body: { mark: markOf(value.mark) ?? 0, comment: value.comment },
        }),
      );
      cache.setQueryData<Assessment>(
        keys.assessment(id),
        (old) => old && { ...old, grade: saved, mark: saved.mark, state: "DRAFT" },
      );
      void cache.invalidateQueries({ queryKey: keys.assessments });
      return saved;
    },
    keep: (value) =>
      value
        ? localStorage.setItem(draftKey, JSON.stringify(value))
        : localStorage.removeItem(draftKey),
    onChange: (next) => {
      setState(next);
      if (next.kind === "conflict") void readTheirs(id).then(setTheirs);
    },
  });
  useEffect(() => {
    const autosave = saver.current;
    if (restored && markOf(restored.mark) !== null) autosave?.change(restored);
    return () => {
      autosave?.stop();
      if (autosave?.state.kind === "dirty") void autosave.flush();
    };
  }, [restored]);

  const change = (next: Typed) => {
    setTyped(next);
    // Without a mark there is nothing the server takes; the text stays on this machine until then.
    if (markOf(next.mark) !== null) saver.current?.change(next);
    else localStorage.setItem(draftKey, JSON.stringify(next));
  };
  const valid = markOf(typed.mark) !== null;
  return {
    ...typed,
    state,
    theirs,
    valid,
    markError: typed.mark.trim() !== "" && !valid ? "A number from 0 to 100" : null,
    version: () => saver.current?.savedVersion ?? 0,
    changeMark: (mark: string) => change({ ...typed, mark }),
    changeComment: (comment: string) => change({ ...typed, comment }),
    flush: () => saver.current?.flush() ?? Promise.resolve(true),
    movedTo: (version: number) => saver.current?.movedTo(version),
    keepMine: () => theirs && saver.current?.keepMine(theirs.version),
    takeTheirs: () => {
      if (!theirs) return;
      const value = { mark: String(theirs.mark), comment: theirs.comment };
      setTyped(value);
      saver.current?.takeTheirs(value, theirs.version);
    },
  };
}

async function readTheirs(id: string): Promise<Grade | null> {
  const fresh = await body(http.GET("/assessments/{id}", { params: { path: { id } } }));
  return fresh.grade ?? null;
}

function kept(key: string): Typed | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Typed | null;
  } catch {
    return null;
  }
}
