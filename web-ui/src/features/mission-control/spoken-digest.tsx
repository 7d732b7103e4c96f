import { useEffect, useRef, useState } from "react";
import type { Mission } from "@/api/types";
import { type Told, digest } from "./digest";

const EVERY_MS = 10_000;

/** Says to a screen reader what came up, at most every ten seconds. */
export function SpokenDigest({ mission }: { mission: Mission }) {
  const [words, setWords] = useState("");
  const latest = useRef<Told>(mission);
  const told = useRef<Told>(mission);
  useEffect(() => {
    latest.current = mission;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      const next = digest(told.current, latest.current);
      told.current = latest.current;
      if (next) setWords(next);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="hidden-visually" role="log" aria-live="polite" aria-label="Changes in the class">
      {words}
    </p>
  );
}
