import { asProblem } from "@/api/problem";

export type SaveState =
  | { kind: "idle" }
  | { kind: "dirty" }
  | { kind: "saving" }
  | { kind: "saved"; at: number }
  | { kind: "offline" }
  | { kind: "conflict"; theirs: unknown }
  | { kind: "refused"; error: unknown };

/** What the server answered: the new version of the document. */
export interface Saved {
  version: number;
}

interface AutosaveOptions<T> {
  initial: T;
  version: number;
  save: (value: T, version: number) => Promise<Saved>;
  /** Keeps unsaved text on this machine. */
  keep: (value: T | null) => void;
  onChange: (state: SaveState) => void;
  delayMs?: number;
  now?: () => number;
}

const DELAY_MS = 1_000;
const OFFLINE_RETRY_MS = 5_000;

/**
 * Saves a value a moment after its last change, one save at a time. A lost connection keeps the draft
 * on this machine and tries again; someone else's newer version stops saving until a person chose.
 */
export class Autosave<T> {
  private value: T;
  private savedValue: T;
  private version: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private current: SaveState = { kind: "idle" };
  private readonly now: () => number;

  constructor(private readonly options: AutosaveOptions<T>) {
    this.value = options.initial;
    this.savedValue = options.initial;
    this.version = options.version;
    this.now = options.now ?? Date.now;
  }

  get state(): SaveState {
    return this.current;
  }

  get savedVersion(): number {
    return this.version;
  }

  change(value: T): void {
    this.value = value;
    this.options.keep(value);
    if (this.current.kind === "conflict") return;
    if (this.current.kind !== "saving") this.say({ kind: "dirty" });
    this.schedule(this.options.delayMs ?? DELAY_MS);
  }

  /** Saves what is unsaved now, e.g. before submitting. True when the server holds the value. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.current.kind !== "conflict" && this.value !== this.savedValue) await this.save();
    return this.value === this.savedValue;
  }

  /** Ends a conflict: our value is saved over theirs, on top of their version. */
  keepMine(theirVersion: number): void {
    this.version = theirVersion;
    this.say({ kind: "dirty" });
    this.schedule(0);
  }

  /** Ends a conflict: their value becomes ours. */
  takeTheirs(value: T, version: number): void {
    this.value = value;
    this.savedValue = value;
    this.version = version;
    this.options.keep(null);
    this.say({ kind: "saved", at: this.now() });
  }

  /** Another action moved the document on (submit, publish). */
  movedTo(version: number): void {
    this.version = version;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private schedule(delayMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), delayMs);
  }

  private async save(): Promise<void> {
    if (this.running) {
      await this.running;
      if (this.value === this.savedValue || this.current.kind === "conflict") return;
    }
    this.running = this.saveOnce();
    await this.running;
    this.running = null;
  }

  private async saveOnce(): Promise<void> {
    const value = this.value;
    this.say({ kind: "saving" });
    try {
      const answer = await this.options.save(value, this.version);
      this.version = answer.version;
      this.savedValue = value;
      if (this.value === value) this.options.keep(null);
      this.say({ kind: "saved", at: this.now() });
    } catch (thrown) {
      this.failed(thrown);
    }
  }

  private failed(thrown: unknown): void {
    const problem = asProblem(thrown);
    if (problem.status === 412) {
      this.say({ kind: "conflict", theirs: problem.body["current"] });
    } else if (problem.status === 0 || problem.status >= 500) {
      this.say({ kind: "offline" });
      this.schedule(OFFLINE_RETRY_MS);
    } else {
      this.say({ kind: "refused", error: thrown });
    }
  }

  private say(state: SaveState): void {
    this.current = state;
    this.options.onChange(state);
  }
}
