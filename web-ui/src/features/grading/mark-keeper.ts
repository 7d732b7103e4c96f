import { Problem } from "@/api/problem";
import type { RubricMark, RubricMarkWish } from "@/api/review-types";
import { same, wishOf } from "./choice";

export interface Kept {
  /** What the grader sees; null: not decided. */
  wish: RubricMarkWish | null;
  /** What the server has. */
  saved: RubricMarkWish | null;
  version: number;
  state: "saved" | "saving" | "waiting" | "conflict" | "failed";
  savedAt: number | null;
  theirs: RubricMark | null;
  problem: unknown;
}

export interface Port {
  save: (key: string, version: number, wish: RubricMarkWish) => Promise<RubricMark>;
  undecide: (key: string, version: number) => Promise<unknown>;
}

/** An undone step: what a criterion had before it. */
interface Step {
  key: string;
  before: RubricMarkWish | null;
}

const RETRY_MS = 4_000;

/**
 * Every choice of this sitting: shown at once, saved one after the other for each criterion, never
 * lost. Where somebody else saved meanwhile nothing is sent until the grader decides.
 */
export class MarkKeeper {
  private readonly kept = new Map<string, Kept>();
  private readonly steps: Step[] = [];
  private readonly listeners = new Set<() => void>();
  private revision = 0;

  constructor(private readonly port: Port) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): number => this.revision;

  get(key: string): Kept | null {
    return this.kept.get(key) ?? null;
  }

  /** Whether anything is not with the server yet. */
  get unsaved(): boolean {
    return [...this.kept.values()].some((one) => !same(one.wish, one.saved));
  }

  get canUndo(): boolean {
    return this.steps.length > 0;
  }

  /** What the server answered, for everything that is not being changed here. */
  learn(key: string, mark: RubricMark | null): void {
    const known = this.kept.get(key);
    if (known && (!same(known.wish, known.saved) || known.version > (mark?.version ?? 0))) return;
    const wish = mark ? wishOf(mark) : null;
    if (known && same(known.wish, wish) && known.version === (mark?.version ?? 0)) return;
    this.kept.set(key, {
      wish,
      saved: wish,
      version: mark?.version ?? 0,
      state: "saved",
      savedAt: mark ? Date.parse(mark.savedAt) : null,
      theirs: null,
      problem: null,
    });
    this.tell();
  }

  set(key: string, wish: RubricMarkWish | null, undoable = true): void {
    const known = this.kept.get(key) ?? blank();
    if (same(known.wish, wish)) return;
    if (undoable) this.steps.push({ key, before: known.wish });
    this.kept.set(key, { ...known, wish });
    this.tell();
    void this.push(key);
  }

  /** Takes the last step back; answers whose it was. */
  undo(): string | null {
    const step = this.steps.pop();
    if (!step) return null;
    this.set(step.key, step.before, false);
    return step.key;
  }

  keepMine(key: string): void {
    this.settle(key, (known, theirs) => ({ ...known, version: theirs.version }));
    void this.push(key);
  }

  takeTheirs(key: string): void {
    this.settle(key, (known, theirs) => ({
      ...known,
      wish: wishOf(theirs),
      saved: wishOf(theirs),
      version: theirs.version,
    }));
  }

  private settle(key: string, how: (known: Kept, theirs: RubricMark) => Kept): void {
    const known = this.kept.get(key);
    if (!known?.theirs) return;
    this.kept.set(key, { ...how(known, known.theirs), state: "saved", theirs: null });
    this.tell();
  }

  async push(key: string): Promise<void> {
    for (;;) {
      const known = this.kept.get(key);
      if (!known || known.state === "saving" || known.state === "conflict") return;
      if (same(known.wish, known.saved)) {
        this.change(key, { state: "saved", problem: null });
        return;
      }
      this.change(key, { state: "saving" });
      try {
        await this.send(key, known);
      } catch (thrown) {
        this.refused(key, thrown);
        return;
      }
    }
  }

  private async send(key: string, known: Kept): Promise<void> {
    if (known.wish === null) {
      if (known.version > 0) await this.port.undecide(key, known.version);
      this.change(key, { saved: null, version: 0, state: "saved", savedAt: Date.now() });
      return;
    }
    const mark = await this.port.save(key, known.version, known.wish);
    this.change(key, {
      saved: known.wish,
      version: mark.version,
      state: "saved",
      savedAt: Date.now(),
    });
  }

  private refused(key: string, thrown: unknown): void {
    if (thrown instanceof Problem && thrown.code === "stale-version" && thrown.body.current) {
      this.change(key, { state: "conflict", theirs: thrown.body.current as RubricMark });
    } else if (thrown instanceof Problem && thrown.status >= 400 && thrown.status < 500) {
      this.change(key, { state: "failed", problem: thrown });
    } else {
      this.change(key, { state: "waiting", problem: thrown });
      setTimeout(() => {
        if (this.kept.get(key)?.state === "waiting") void this.push(key);
      }, RETRY_MS);
    }
  }

  private change(key: string, more: Partial<Kept>): void {
    const known = this.kept.get(key);
    if (known) this.kept.set(key, { ...known, ...more });
    this.tell();
  }

  private tell(): void {
    this.revision += 1;
    for (const listener of this.listeners) listener();
  }
}

function blank(): Kept {
  return {
    wish: null,
    saved: null,
    version: 0,
    state: "saved",
    savedAt: null,
    theirs: null,
    problem: null,
  };
}
