/** The blocks this page can show, read from JSON nobody has checked. */
export type Block =
  | { type: "header"; blockId: string | null; text: TextObject }
  | {
      type: "section";
      blockId: string | null;
      text: TextObject | null;
      fields: TextObject[];
      button: ButtonElement | null;
    }
  | { type: "context"; blockId: string | null; texts: TextObject[] }
  | { type: "actions"; blockId: string | null; buttons: ButtonElement[] }
  | { type: "divider"; blockId: string | null }
  | { type: "image"; blockId: string | null; url: string; alt: string };

export interface TextObject {
  text: string;
  mrkdwn: boolean;
}

export interface ButtonElement {
  actionId: string;
  text: string;
  value: string | null;
  url: string | null;
  style: "default" | "primary" | "danger";
}

/** A field of a modal. */
export interface InputBlock {
  blockId: string;
  actionId: string;
  label: string;
  hint: string | null;
  optional: boolean;
  kind: "text" | "multiline" | "select";
  placeholder: string;
  initial: string;
  options: { value: string; label: string }[];
}

type Json = Record<string, unknown>;

export function blocksOf(blocks: unknown): Block[] {
  return list(blocks).flatMap((block) => blockOf(block) ?? []);
}

function blockOf(block: Json): Block | null {
  const blockId = string(block["block_id"]);
  switch (block["type"]) {
    case "header": {
      const text = textOf(block["text"]);
      return text && { type: "header", blockId, text };
    }
    case "section":
      return {
        type: "section",
        blockId,
        text: textOf(block["text"]),
        fields: list(block["fields"]).flatMap((field) => textOf(field) ?? []),
        button: buttonOf(object(block["accessory"])),
      };
    case "context":
      return {
        type: "context",
        blockId,
        texts: list(block["elements"]).flatMap((element) => textOf(element) ?? []),
      };
    case "actions":
      return {
        type: "actions",
        blockId,
        buttons: list(block["elements"]).flatMap((element) => buttonOf(element) ?? []),
      };
    case "divider":
      return { type: "divider", blockId };
    case "image": {
      const url = safeUrl(block["image_url"]);
      return url === null
        ? null
        : { type: "image", blockId, url, alt: string(block["alt_text"]) ?? "image" };
    }
    default:
      return null;
  }
}

function buttonOf(element: Json | null): ButtonElement | null {
  if (element?.["type"] !== "button") return null;
  const style = element["style"];
  return {
    actionId: string(element["action_id"]) ?? "",
    text: textOf(element["text"])?.text ?? "Button",
    value: string(element["value"]),
    url: safeUrl(element["url"]),
    style: style === "primary" || style === "danger" ? style : "default",
  };
}

/** The input blocks of a modal, in order. */
export function inputsOf(blocks: unknown): InputBlock[] {
  return list(blocks).flatMap((block, i): InputBlock[] => {
    const element = object(block["element"]);
    if (block["type"] !== "input" || !element) return [];
    const select = element["type"] === "static_select";
    if (!select && element["type"] !== "plain_text_input") return [];
    const initialOption = object(element["initial_option"]);
    return [
      {
        blockId: string(block["block_id"]) ?? `block-${i}`,
        actionId: string(element["action_id"]) ?? "value",
        label: textOf(block["label"])?.text ?? "Value",
        hint: textOf(block["hint"])?.text ?? null,
        optional: block["optional"] === true,
        kind: select ? "select" : element["multiline"] === true ? "multiline" : "text",
        placeholder: textOf(element["placeholder"])?.text ?? "",
        initial: string(initialOption?.["value"]) ?? string(element["initial_value"]) ?? "",
        options: list(element["options"]).map((option) => ({
          value: string(option["value"]) ?? "",
          label: textOf(option["text"])?.text ?? "",
        })),
      },
    ];
  });
}

function textOf(value: unknown): TextObject | null {
  const text = object(value);
  const words = string(text?.["text"]);
  return words === null ? null : { text: words, mrkdwn: text?.["type"] === "mrkdwn" };
}

function safeUrl(value: unknown): string | null {
  const url = string(value);
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}

function string(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function object(value: unknown): Json | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Json)
    : null;
}

function list(value: unknown): Json[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown): Json[] => {
    const found = object(item);
    return found ? [found] : [];
  });
}
