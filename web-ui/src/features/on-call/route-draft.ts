import type { Route } from "@/api/types";
import type { RouteWish, WebhookWish } from "@/api/on-call";

/** A webhook in the form; the key tells rows apart before they have an id. */
export interface HookDraft extends WebhookWish {
  key: string;
  secretSet: boolean;
}
export interface RouteDraft {
  chat: boolean;
  inbox: boolean;
  mail: string;
  webhooks: HookDraft[];
}

export function draftOf(route: Route): RouteDraft {
  return {
    chat: route.chat,
    inbox: route.inbox,
    mail: route.mail.join("\n"),
    webhooks: route.webhooks.map((hook) => ({
      key: hook.id,
      id: hook.id,
      url: hook.url,
      secret: null,
      secretSet: hook.secretSet,
    })),
  };
}

/** As the server takes it: secrets only where a new one was typed. */
export function wishOf(draft: RouteDraft): RouteWish {
  return {
    chat: draft.chat,
    inbox: draft.inbox,
    mail: addresses(draft.mail),
    webhooks: draft.webhooks.map(({ id, url, secret }) => ({
      id,
      url: url.trim(),
      secret: secret || null,
    })),
  };
}

export function addresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

/** What is wrong, as one sentence; the server has the last word. */
export function routeMissing(draft: RouteDraft): string | null {
  const bad = addresses(draft.mail).find((each) => !/^[^@\s]+@[^@\s]+$/.test(each));
  if (bad) return `“${bad}” is no mail address.`;
  const hook = draft.webhooks.find((each) => !/^https?:\/\/[^/\s]+/.test(each.url.trim()));
  if (hook)
    return hook.url.trim() ? `“${hook.url}” is no web address.` : "Give the webhook’s address.";
  return null;
}

/** Where nothing goes out at all. */
export function isSilent(draft: RouteDraft): boolean {
  return (
    !draft.chat && !draft.inbox && addresses(draft.mail).length === 0 && draft.webhooks.length === 0
  );
}
