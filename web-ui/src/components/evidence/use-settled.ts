import { useEffect, useRef, useState } from "react";

/** The value once it has rested for so long; what is costly need not follow every movement. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (Object.is(settled, value)) return;
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, settled, ms]);
  return settled;
}

/** A function that never changes and always does what the newest one does. */
export function useStable<A extends unknown[], R>(newest: (...args: A) => R): (...args: A) => R {
  const current = useRef(newest);
  useEffect(() => {
    current.current = newest;
  });
  const [stable] = useState(
    () =>
      (...args: A): R =>
        current.current(...args),
  );
  return stable;
}
