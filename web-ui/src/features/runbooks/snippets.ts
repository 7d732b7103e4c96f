/** The beginnings of steps that the editor offers. */
export const SNIPPETS: { name: string; text: string }[] = [
  {
    name: "check",
    text: "action: check\ntitle: Are users served?\nusers: availability\nenvironment: production\nover: 5m\nexpect: '> 99 %'\nwithin: 60s",
  },
  { name: "rollback", text: "action: rollback\nenvironment: production" },
  { name: "restart", text: "action: restart\nenvironment: production" },
  { name: "flag", text: "action: flag\nenvironment: production\nflag: my-flag\non: false" },
  { name: "scale", text: "action: scale\nenvironment: production\nmemoryMiB: 512" },
  { name: "wait", text: "action: wait\nfor: 30s" },
];

const fenced = (text: string) => `\`\`\`step\n${text}\n\`\`\`\n`;

/** A runbook to begin with. */
export const EXAMPLE = `## When to use this

Which alarm brought you here, and what users see.

## What to do

First look whether users are really hurt.

${fenced(SNIPPETS[0]?.text ?? "")}
If a release went out lately, go back to the one before.

${fenced(SNIPPETS[1]?.text ?? "")}
## If that does not help

Whom to call, and what to tell users.
`;

/** Puts a step on lines of its own after the line in which the cursor is. */
export function insertBlock(markdown: string, at: number, text: string): string {
  const end = markdown.indexOf("\n", at);
  const cut = end === -1 ? markdown.length : end;
  const before = markdown.slice(0, cut);
  const after = markdown.slice(cut).replace(/^\n+/, "");
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  return `${before}${gap}${fenced(text)}${after === "" ? "" : `\n${after}`}`;
}

/** Where a line, counted from 1, begins in a text. */
export function lineStart(text: string, line: number): number {
  let at = 0;
  for (let n = 1; n < line; n++) {
    const next = text.indexOf("\n", at);
    if (next === -1) return text.length;
    at = next + 1;
  }
  return at;
}
