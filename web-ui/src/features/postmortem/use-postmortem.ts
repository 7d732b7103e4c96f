import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { body, http, ifMatch } from "@/api/client";
import { keys } from "@/api/keys";
import type { Postmortem } from "@/api/types";
import { Autosave, type SaveState } from "@/components/autosave";

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
  const saver = useRef<Autosave<string> | null>(null);
  saver.current ??= new Autosave<string>({
    initial: loaded.markdown,
    // A draft of an older version must not silently replace what others saved since.
    version: kept?.version ?? loaded.version,
    save: async (text, version) => {
      const saved = await body(
        http.PUT("/incidents/{id}/postmortem", {
          params: { path: { id }, header: ifMatch(version) },
          body: { markdown: text },
        }),
      );
      cache.setQueryData(keys.postmortem(id), saved);
      return saved;
    },
    keep: (text) => keepDraft(draftKey, text, saver.current?.savedVersion ?? loaded.version),
    onChange: (next) => {
      setState(next);
      if (next.kind === "conflict") void readTheirs(id, next.theirs).then(setTheirs);
    },
  });
  useEffect(() => {
    if (kept) saver.current?.change(kept.text);
  }, [kept]);
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
    change: (text: string) => {
      setMarkdown(text);
      setRestored(false);
      saver.current?.change(text);
    },
    dropRestored: () => {
      setMarkdown(loaded.markdown);
      setRestored(false);
      saver.current?.change(loaded.markdown);
    },
    flush: () => saver.current?.flush() ?? Promise.resolve(true),
    movedTo: (version: number) => saver.current?.movedTo(version),
    keepMine: () => theirs && saver.current?.keepMine(theirs.version),
    takeTheirs: () => {
      if (!theirs) return;
      setMarkdown(theirs.markdown);
      saver.current?.takeTheirs(theirs.markdown, theirs.version);
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
}

function readDraft(key: string, saved: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft && draft.text !== saved ? draft : null;
  } catch {
    return null;
  }
}

function keepDraft(key: string, text: string | null, version: number): void {
  if (text === null) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify({ text, version }));
}
