import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { connection } from "@/live/connection";
import { type TimeWindow, type WindowSearch, windowOf } from "./window";

export interface WindowState {
  window: TimeWindow;
  /** The window as it is now: one that moves has moved on. */
  current: () => TimeWindow;
  /** Goes there; the browser's Back undoes it. */
  go: (next: WindowSearch) => void;
}

/** The window of time that the address asks for. */
export function useWindow(): WindowState {
  const { last, from, to } = useSearch({ strict: false }) as WindowSearch;
  const navigate = useNavigate();
  return useMemo(() => {
    const search: WindowSearch = {
      ...(last === undefined ? {} : { last }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
    const current = () => windowOf(search, connection.serverNow());
    return {
      window: current(),
      current,
      go: (next) =>
        void navigate({
          to: ".",
          resetScroll: false,
          search: (old: Record<string, unknown>) => {
            const { last: _l, from: _f, to: _t, line: _n, ...rest } = old;
            return { ...rest, ...next } as never;
          },
        }),
    };
  }, [last, from, to, navigate]);
}
