export interface DiffLine {
  /** Only in the old text, only in the new one, or in both. */
  kind: "removed" | "added" | "same";
  text: string;
}

/** More cells than this would make the page wait; the texts are then shown one after the other. */
const MOST_CELLS = 1_000_000;

/** What changed between two texts, line by line, by their longest common subsequence. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const a = before === "" ? [] : before.split("\n");
  const b = after === "" ? [] : after.split("\n");
  if (a.length * b.length > MOST_CELLS) return [...all(a, "removed"), ...all(b, "added")];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      lines.push({ kind: "same", text: a[i] ?? "" });
      i++;
      j++;
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) {
      lines.push({ kind: "removed", text: a[i++] ?? "" });
    } else {
      lines.push({ kind: "added", text: b[j++] ?? "" });
    }
  }
  return [...lines, ...all(a.slice(i), "removed"), ...all(b.slice(j), "added")];
}

function all(texts: string[], kind: DiffLine["kind"]): DiffLine[] {
  return texts.map((text) => ({ kind, text }));
}

export interface DiffGap {
  kind: "gap";
  hidden: number;
}

/** The changes with a few lines around each; what is left out is counted. */
export function withContext(lines: DiffLine[], around = 3): (DiffLine | DiffGap)[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some((line) => line.kind !== "same"),
  );
  const shown: (DiffLine | DiffGap)[] = [];
  lines.forEach((line, at) => {
    const last = shown.at(-1);
    if (near[at]) shown.push(line);
    else if (last?.kind === "gap") last.hidden += 1;
    else shown.push({ kind: "gap", hidden: 1 });
  });
  return shown;
}

const SHORT = 64;

/** JSON as people read it: what fits on a line stays on one, keys in the order they have. */
export function pretty(value: unknown): string {
  return value === undefined || value === null ? "" : written(value, "");
}

function written(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const line = onOneLine(value);
  const list = Array.isArray(value);
  const flat = list || !Object.values(value).some((each) => typeof each === "object");
  const fits = indent.length + line.length <= SHORT;
  if (Object.keys(value).length === 0 || (fits && flat && indent !== "")) return line;
  const deeper = `${indent}  `;
  const parts = list
    ? value.map((each) => written(each, deeper))
    : Object.entries(value).map(
        ([key, each]) => `${JSON.stringify(key)}: ${written(each, deeper)}`,
      );
  const lines = parts.map((part) => deeper + part).join(",\n");
  return list ? `[\n${lines}\n${indent}]` : `{\n${lines}\n${indent}}`;
}

function onOneLine(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  const parts = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}: ${onOneLine(each)}`,
  );
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}
