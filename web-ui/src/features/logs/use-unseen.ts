import { useEffect, useRef } from "react";
import { countAll } from "@/api/logs";
import type { Env } from "@/api/types";
import { useGrowth } from "./use-lines";

/** While the tab is hidden its title counts the lines that came: "(142) Logs …". */
export function useUnseen(slug: string, env: Env): void {
  const growth = useGrowth(slug, env);
  const unseen = useRef({ count: 0, title: "" });
  useEffect(() => {
    if (!growth || !document.hidden) return;
    if (unseen.current.count === 0) unseen.current.title = document.title;
    unseen.current.count += countAll(growth.new);
    document.title = `(${unseen.current.count}) ${unseen.current.title}`;
  }, [growth]);
  useEffect(() => {
    const seen = () => {
      if (document.hidden || unseen.current.count === 0) return;
      document.title = unseen.current.title;
      unseen.current.count = 0;
    };
    document.addEventListener("visibilitychange", seen);
    return () => document.removeEventListener("visibilitychange", seen);
  }, []);
}
