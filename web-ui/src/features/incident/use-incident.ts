import { useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import type { Incident, Incidents } from "@/api/types";

/** Puts what the server answered in place of what the page shows. */
export function useIncidentChanged(): (next: Incident) => void {
  const cache = useQueryClient();
  return (next) => {
    cache.setQueryData(keys.incident(next.id), next);
    cache.setQueryData<Incidents>(
      keys.incidents,
      (old) => old && { items: old.items.map((each) => (each.id === next.id ? next : each)) },
    );
    void cache.invalidateQueries({ queryKey: keys.incidentTimeline(next.id) });
    void cache.invalidateQueries({ queryKey: keys.incidents });
  };
}

/** Minutes in which the next word may be promised: never later than the severity asks for. */
export function promises(cadence: number | null | undefined): number[] {
  const most = cadence ?? 60;
  const usual = [5, 10, 15, 30, 60].filter((minutes) => minutes <= most);
  return usual.includes(most) ? usual : [...usual, most];
}
