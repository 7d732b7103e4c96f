/** Where something stands in a text, both counted from one. */
export interface Place {
  line: number;
  column: number;
  offset: number;
}
export interface JsonError extends Place {
  message: string;
}
export type JsonRead =
  { value: unknown; places: ReadonlyMap<string, number> } | { error: JsonError };

export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1, offset };
}

/** Reads JSON and says where it breaks off; `places` has the offset of every key by its path. */
export function readJson(text: string): JsonRead {
  const reader = new Reader(text);
  try {
    const value = reader.document();
    return { value, places: reader.places };
  } catch (thrown) {
    if (!(thrown instanceof Broken)) throw thrown;
    return { error: { ...placeOf(text, thrown.offset), message: thrown.message } };
  }
}

class Broken extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

class Reader {
  readonly places = new Map<string, number>();
  private at = 0;

  constructor(private readonly text: string) {}

  document(): unknown {
    const value = this.value("");
    this.blank();
    if (this.at < this.text.length)
      throw this.broken(`Nothing may follow, but there is ${this.seen()}`);
    return value;
  }

  private value(path: string): unknown {
    this.blank();
    const first = this.text[this.at];
    if (first === "{") return this.object(path);
    if (first === "[") return this.array(path);
    if (first === '"') return this.string();
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(this.text)?.[0];
    if (number === undefined) throw this.broken(`A value is missing; there is ${this.seen()}`);
    this.at += number.length;
    return Number(number);
  }

  private object(path: string): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    this.at++;
    if (this.next("}")) return found;
    for (;;) {
      this.blank();
      const keyAt = this.at;
      if (this.text[this.at] !== '"')
        throw this.broken(`A key in quotes is missing; there is ${this.seen()}`);
      const key = this.string();
      if (Object.hasOwn(found, key)) throw new Broken(`The key "${key}" is there twice`, keyAt);
      this.places.set(`${path}/${key}`, keyAt);
      if (!this.next(":"))
        throw this.broken(`A colon is missing after "${key}"; there is ${this.seen()}`);
      const value = this.value(`${path}/${key}`);
      Object.defineProperty(found, key, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
      if (this.next("}")) return found;
      if (!this.next(",")) throw this.broken(`A comma or } is missing; there is ${this.seen()}`);
    }
  }

  private array(path: string): unknown[] {
    const found: unknown[] = [];
    this.at++;
    if (this.next("]")) return found;
    for (;;) {
      this.blank();
      this.places.set(`${path}/${found.length}`, this.at);
      found.push(this.value(`${path}/${found.length}`));
      if (this.next("]")) return found;
      if (!this.next(",")) throw this.broken(`A comma or ] is missing; there is ${this.seen()}`);
    }
  }

  private string(): string {
    STRING.lastIndex = this.at;
    const raw = STRING.exec(this.text)?.[0];
    if (raw === undefined)
      throw this.broken("This text is not closed, or holds something that must be escaped");
    this.at += raw.length;
    return JSON.parse(raw) as string;
  }

  private next(expected: string): boolean {
    this.blank();
    if (this.text[this.at] !== expected) return false;
    this.at++;
    return true;
  }

  private blank(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? "")) this.at++;
  }

  private seen(): string {
    const next = this.text[this.at];
    return next === undefined ? "the end" : `“${next}”`;
  }

  private broken(message: string): Broken {
    return new Broken(message, this.at);
  }
}

const WORDS: [string, unknown][] = [
  ["true", true],
  ["false", false],
  ["null", null],
];
