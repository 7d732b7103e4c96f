import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { body, http, ifMatch } from "@/api/client";
import { keys } from "@/api/keys";
import type { Postmortem } from "@/api/types";
import { Autosave, type SaveState } from "@/components/autosave";

/** Begins the lines that the server puts around two edits of one place. */
export const MARK = "⟦";

export type PostmortemDoc = ReturnType<typeof usePostmortem>;

/** The text being written: kept on this machine, saved to the server, guarded against overwriting. */
export function usePostmortem(loaded: Postmortem) {
  const cache = useQueryClient();
  const id = loaded.incidentId;
  const draftKey = `firedrill.postmortem.${id}`;
  const [kept] = useState(() => readDraft(draftKey, loaded.markdown));
  const [restored, setRestored] = useState(kept !== null);
  const [markdown, setMarkdown] = useState(kept?.text ?? loaded.markdown);
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const [theirs, setTheirs] = useState<Postmortem | null>(null);
  /** What both our text and the server's go back to: with it the server puts two edits together. */
  const base = useRef(kept ? kept.base : loaded.markdown);
  const typed = useRef(kept?.text ?? loaded.markdown);
  const saver = useRef<Autosave<string> | null>(null);
  const [met, setMet] = useState(false);
  const adopt = (text: string, version: number) => {
    base.current = text;
    typed.current = text;
    setMarkdown(text);
    saver.current?.takeTheirs(text, version);
  };
  saver.current ??= new Autosave<string>({
    initial: loaded.markdown,
    // A draft of an older version must not silently replace what others saved since.
    version: kept?.version ?? loaded.version,
    save: async (text, version) => {
      const saved = await body(
        http.PUT("/incidents/{id}/postmortem", {
          params: { path: { id }, header: ifMatch(version) },
          body: { markdown: text, base: base.current },
        }),
      );
      base.current = text;
      cache.setQueryData(keys.postmortem(id), saved);
      if (saved.markdown === text) return saved;
      if (saved.markdown.includes(MARK)) setMet(true);
      // Somebody saved meanwhile and the server put both together. While we type on, the next save
      // names our own text as its base, so that it is put together once more.
      if (typed.current !== text) return { version };
      queueMicrotask(() =>
        setTimeout(() => typed.current === text && adopt(saved.markdown, saved.version)),
      );
      return { version };
    },
    keep: (text) =>
      keepDraft(draftKey, text, saver.current?.savedVersion ?? loaded.version, base.current),
    onChange: (next) => {
      setState(next);
      if (next.kind === "conflict") void readTheirs(id, next.theirs).then(setTheirs);
    },
  });
  useEffect(() => {
    if (kept) saver.current?.change(kept.text);
  }, [kept]);
  useEffect(() => {
    // Somebody else saved while nothing of ours is unsaved: theirs is what goes on.
    const known = saver.current?.savedVersion ?? 0;
    if (loaded.version > known && typed.current === base.current) {
      adopt(loaded.markdown, loaded.version);
    }
  }, [loaded.version, loaded.markdown]);
  useEffect(() => {
    const flush = () => void saver.current?.flush();
    globalThis.addEventListener("pagehide", flush);
    return () => {
      globalThis.removeEventListener("pagehide", flush);
      flush();
    };
  }, []);

  return {
    markdown,
    state,
    restored,
    theirs,
    version: () => saver.current?.savedVersion ?? loaded.version,
    /** Two edits of one place were put side by side, and somebody has to choose. */
    met,
    settle: () => setMet(false),
    change: (text: string) => {
      typed.current = text;
      setMarkdown(text);
      setRestored(false);
      saver.current?.change(text);
    },
    dropRestored: () => {
      typed.current = loaded.markdown;
      setMarkdown(loaded.markdown);
      setRestored(false);
      saver.current?.change(loaded.markdown);
    },
    flush: () => saver.current?.flush() ?? Promise.resolve(true),
    movedTo: (version: number) => saver.current?.movedTo(version),
    keepMine: () => theirs && saver.current?.keepMine(theirs.version),
    takeTheirs: () => {
      if (!theirs) return;
      adopt(theirs.markdown, theirs.version);
      cache.setQueryData(keys.postmortem(id), theirs);
    },
  };
}

/** The newer text: from the refusal itself, or asked for. */
async function readTheirs(id: string, current: unknown): Promise<Postmortem> {
  if (current && typeof current === "object" && "markdown" in current) return current as Postmortem;
  return body(http.GET("/incidents/{id}/postmortem", { params: { path: { id } } }));
}

interface Draft {
  text: string;
  /** The version the text was written on. */
  version: number;
  base: string;
}

function readDraft(key: string, saved: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    // A draft of before bases were kept is put together with what is saved as if it began there.
    return draft && draft.text !== saved ? { ...draft, base: draft.base ?? saved } : null;
  } catch {
    return null;
  }
}

function keepDraft(key: string, text: string | null, version: number, base: string): void {
  if (text === null) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify({ text, version, base }));
}
