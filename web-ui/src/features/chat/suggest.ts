import type { ChatUser, Command } from "@/api/types";
import { escape } from "./mrkdwn/parse";

export interface Suggestion {
  /** What the text becomes from `from` to the cursor. */
  insert: string;
  label: string;
  detail: string;
}

export interface Suggestions {
  from: number;
  items: Suggestion[];
}

const MOST = 8;

/** Commands while the first word is a slash command, people after an @. */
export function suggestionsFor(
  text: string,
  cursor: number,
  commands: Command[],
  people: ChatUser[],
): Suggestions | null {
  const before = text.slice(0, cursor);
  const command = /^\/[\w-]*$/.exec(before);
  if (command) {
    const items = commands
      .filter((each) => each.command.startsWith(before))
      .slice(0, MOST)
      .map((each) => ({
        insert: `${each.command} `,
        label: each.usage || each.command,
        detail: each.description,
      }));
    return items.length > 0 ? { from: 0, items } : null;
  }
  const mention = /(?:^|\s)@([\w.-]*)$/.exec(before);
  if (!mention) return null;
  const typed = (mention[1] ?? "").toLowerCase();
  const items = people
    .filter((each) => `${each.handle} ${each.name}`.toLowerCase().includes(typed))
    .slice(0, MOST)
    .map((each) => ({ insert: `@${each.handle} `, label: `@${each.handle}`, detail: each.name }));
  return items.length > 0 ? { from: cursor - typed.length - 1, items } : null;
}

/** Turns known @handles into references, and escapes everything else. */
export function withMentions(text: string, people: ReadonlyMap<string, ChatUser>): string {
  const byHandle = new Map(
    [...people.values()].map((each) => [each.handle.toLowerCase(), each.id]),
  );
  return escape(text).replace(/(^|[\s(])@([\w.-]*\w)/g, (whole, before: string, handle: string) => {
    const id = byHandle.get(handle.toLowerCase());
    return id ? `${before}<@${id}>` : whole;
  });
}

/** The editable form of a stored message. */
export function forEditing(text: string, people: ReadonlyMap<string, ChatUser>): string {
  return text
    .replace(/<@([UW]\w+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const person = people.get(id);
      return person ? `@${person.handle}` : whole;
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
