/** A piece of a message. Text is plain: whoever shows it must never treat it as HTML. */
export type Node =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "bold" | "italic" | "strike"; children: Node[] }
  | { kind: "code" | "block"; text: string }
  | { kind: "quote"; children: Node[] }
  | { kind: "link"; url: string; label: string }
  | { kind: "user" | "channel"; id: string; label: string | null }
  | { kind: "broadcast"; label: string }
  | { kind: "emoji"; name: string };

const SAFE_URL = /^(https?:\/\/|mailto:)/i;
const MARKS = { "*": "bold", _: "italic", "~": "strike" } as const;

/** Reads Slack's mrkdwn. Anything that is not markup stays text, as it was typed. */
export function parse(text: string): Node[] {
  const nodes: Node[] = [];
  for (const [i, part] of text.split("```").entries()) {
    if (i % 2 === 1) nodes.push({ kind: "block", text: unescape(part.replace(/^\n|\n$/g, "")) });
    else nodes.push(...lines(i > 0 ? part.replace(/^\n/, "") : part));
  }
  return nodes;
}

function lines(text: string): Node[] {
  const nodes: Node[] = [];
  let quote: Node[] | null = null;
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>) ?/.exec(line);
    if (quoted) {
      if (quote) quote.push({ kind: "break" });
      else nodes.push({ kind: "quote", children: (quote = []) });
      quote.push(...inline(line.slice(quoted[0].length)));
      continue;
    }
    const afterBlock = quote !== null;
    quote = null;
    if (nodes.length > 0 && !afterBlock) nodes.push({ kind: "break" });
    nodes.push(...inline(line));
  }
  return nodes;
}

function inline(text: string): Node[] {
  const nodes: Node[] = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push({ kind: "text", text: unescape(plain) });
    plain = "";
  };
  let i = 0;
  while (i < text.length) {
    const found = tokenAt(text, i);
    if (found) {
      flush();
      nodes.push(found.node);
      i = found.end;
    } else {
      plain += text[i];
      i++;
    }
  }
  flush();
  return nodes;
}

interface Token {
  node: Node;
  end: number;
}

function tokenAt(text: string, at: number): Token | null {
  const char = text[at];
  if (char === "`") return codeAt(text, at);
  if (char === "<") return referenceAt(text, at);
  if (char === ":") return emojiAt(text, at);
  if (char === "*" || char === "_" || char === "~") return markedAt(text, at, char);
  return null;
}

function codeAt(text: string, at: number): Token | null {
  const close = text.indexOf("`", at + 1);
  if (close <= at + 1) return null;
  return { node: { kind: "code", text: unescape(text.slice(at + 1, close)) }, end: close + 1 };
}

function emojiAt(text: string, at: number): Token | null {
  const match = /^:([a-z0-9_+-]{1,40}):/.exec(text.slice(at, at + 42));
  if (!match?.[1]) return null;
  return { node: { kind: "emoji", name: match[1] }, end: at + match[0].length };
}

/** A mark opens at the start of a word and closes at the end of one. */
function markedAt(text: string, at: number, mark: "*" | "_" | "~"): Token | null {
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") || /\s|^$/.test(text[at + 1] ?? "")) return null;
  for (let close = text.indexOf(mark, at + 1); close >= 0; close = text.indexOf(mark, close + 1)) {
    const insideEnds = !/\s/.test(text[close - 1] ?? " ");
    const wordEnds = !/[\p{L}\p{N}]/u.test(text[close + 1] ?? " ");
    if (close > at + 1 && insideEnds && wordEnds) {
      const children = inline(text.slice(at + 1, close));
      return { node: { kind: MARKS[mark], children }, end: close + 1 };
    }
  }
  return null;
}

function referenceAt(text: string, at: number): Token | null {
  const close = text.indexOf(">", at);
  if (close < 0) return null;
  const [target = "", label] = split(text.slice(at + 1, close));
  const end = close + 1;
  if (/^@[UW]\w+$/.test(target)) return { node: { kind: "user", id: target.slice(1), label }, end };
  if (/^#C\w+$/.test(target)) return { node: { kind: "channel", id: target.slice(1), label }, end };
  if (/^!(here|channel|everyone)$/.test(target)) {
    return { node: { kind: "broadcast", label: target.slice(1) }, end };
  }
  if (SAFE_URL.test(target)) {
    const url = unescape(target);
    return { node: { kind: "link", url, label: label ?? url.replace(/^mailto:/, "") }, end };
  }
  return null;
}

function split(reference: string): [string, string | null] {
  const bar = reference.indexOf("|");
  if (bar < 0) return [reference, null];
  return [reference.slice(0, bar), unescape(reference.slice(bar + 1)) || null];
}

/** Slack escapes exactly these three. */
export function unescape(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** For sending: what people type is text, not references. */
export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
