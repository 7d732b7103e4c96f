import { useEffect, useState } from "react";
import type { Axis } from "./alignment";

export const SPEEDS = [1, 8, 60] as const;
export type Speed = (typeof SPEEDS)[number];

const TICK_MS = 125;

export interface Player {
  second: number;
  playing: boolean;
  speed: Speed;
  seek: (second: number) => void;
  toggle: () => void;
  setSpeed: (speed: Speed) => void;
}

/** Moves over the axis in steps of an eighth of a second times the speed; stops at the end. */
export function usePlayer(axis: Axis, start: number): Player {
  const [second, setSecond] = useState(start);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(8);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      setSecond((now) => Math.min(axis.to, now + (speed * TICK_MS) / 1000));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [playing, speed, axis.to]);
  const ended = second >= axis.to;
  return {
    second,
    playing: playing && !ended,
    speed,
    seek: (to) => setSecond(Math.min(axis.to, Math.max(axis.from, to))),
    toggle: () => {
      if (ended) setSecond(axis.from);
      setPlaying(ended || !playing);
    },
    setSpeed,
  };
}
