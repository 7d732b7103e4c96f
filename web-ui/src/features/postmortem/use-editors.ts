import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keys } from "@/api/keys";
import { editHere, editNoMore, editorsQuery } from "@/api/postmortem";

const SAY_MS = 15_000;

/** Says that we write while the page is in view, and tells who else does. */
export function useEditors(incidentId: string, own: string): string[] {
  const cache = useQueryClient();
  const editors = useQuery(editorsQuery(incidentId));
  useEffect(() => {
    const say = () => {
      if (document.visibilityState !== "visible") return;
      editHere(incidentId)
        .then((there) => cache.setQueryData(keys.postmortemEditors(incidentId), there))
        // Offline: the line about saving says so already.
        .catch(() => undefined);
    };
    say();
    const timer = setInterval(say, SAY_MS);
    return () => {
      clearInterval(timer);
      editNoMore(incidentId).catch(() => undefined);
    };
  }, [cache, incidentId]);
  return (editors.data ?? []).filter((one) => one.id !== own).map((one) => one.name);
}
