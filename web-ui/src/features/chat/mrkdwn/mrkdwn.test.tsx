import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { message } from "@/test/samples";
import { show } from "@/test/render";
import { mergePages } from "@/api/chat-queries";
import { blocksOf, inputsOf } from "../block-kit";
import { ChatNamesContext } from "../chat-names";
import { suggestionsFor, withMentions } from "../suggest";
import { Mrkdwn } from "./mrkdwn";

const ADA = { id: "U1", name: "Ada Lind", handle: "ada", bot: false };
const NAMES = { people: new Map([["U1", ADA]]), channels: new Map([["C1", "ops"]]), me: null };

function html(text: string): string {
  const { container, unmount } = show(
    <ChatNamesContext.Provider value={NAMES}>
      <div data-testid="text">
        <Mrkdwn text={text} />
      </div>
    </ChatNamesContext.Provider>,
  );
  const inner = container.querySelector("[data-testid=text] > span")?.innerHTML ?? "";
  unmount();
  return inner.replace(/ class="[^"]*"/g, "");
}

describe("mrkdwn", () => {
  it.each([
    ["*bold* _it_ ~st~", "<strong>bold</strong> <em>it</em> <s>st</s>"],
    ["*a _b_ c*", "<strong>a <em>b</em> c</strong>"],
    ["2*3*4 snake_case_name", "2*3*4 snake_case_name"],
    ["`*code*`", "<code>*code*</code>"],
    ["```a\n*b*```", "<pre>a\n*b*</pre>"],
    ["&gt; said\n&gt; more\nmine", "<blockquote>said<br>more</blockquote>mine"],
    ["a\nb", "a<br>b"],
    ["<@U1> in <#C1>", "<span>@ada</span> in <span>#ops</span>"],
    ["<@U404|kim>", "<span>@kim</span>"],
    ["<!here>", "<span>@here</span>"],
    ["&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"],
    [":nosuch: 10:30:00", ":nosuch: 10:30:00"],
  ])("%s", (text, expected) => expect(html(text)).toBe(expected));

  it("links only to the web and mail, in a new tab without a handle on this one", () => {
    show(<Mrkdwn text="<https://example.org/a?b=1&amp;c=2|the docs>" />);
    const link = screen.getByRole("link", { name: "the docs" });
    expect(link).toHaveAttribute("href", "https://example.org/a?b=1&c=2");
    expect(link).toHaveAttribute("rel", "noopener noreferrer");
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<javascript:alert(1)|click>",
    "<JaVaScRiPt:alert(1)>",
    "<data:text/html,<b>x</b>|y>",
    "<https://a.example|<img src=x onerror=alert(1)>>",
    "*<svg onload=alert(1)>*",
    "<@U1|<b>x</b>>",
    '`"><script>x</script>`',
  ])("shows %s as text", (text) => {
    const { container } = show(
      <div data-testid="text">
        <Mrkdwn text={text} />
      </div>,
    );
    const box = container.querySelector("[data-testid=text]");
    expect(box?.querySelector("script, img, svg, b, [onerror], [onload]")).toBeNull();
    for (const link of box?.querySelectorAll("a") ?? []) {
      expect(link.getAttribute("href")).toMatch(/^https:/);
    }
  });

  it("names emoji for screen readers", () => {
    show(<Mrkdwn text=":tada:" />);
    expect(screen.getByRole("img", { name: "tada" })).toHaveTextContent("🎉");
  });
});

describe("what is sent", () => {
  it("turns known handles into references and escapes the rest", () => {
    expect(withMentions("@ada <b> & @nobody me@ada.org", NAMES.people)).toBe(
      "<@U1> &lt;b&gt; &amp; @nobody me@ada.org",
    );
  });

  it("offers commands only as the first word, people after an @", () => {
    const commands = [{ command: "/incident", usage: "/incident declare", description: "" }];
    expect(suggestionsFor("/inc", 4, commands, [])?.items[0]?.insert).toBe("/incident ");
    expect(suggestionsFor("see /inc", 8, commands, [])).toBeNull();
    expect(suggestionsFor("hi @a", 5, commands, [ADA])).toMatchObject({ from: 3 });
  });
});

describe("what is loaded", () => {
  it("keeps older pages and private notes when the last page is read again", () => {
    const old = {
      items: [
        message("1.0", "old"),
        message("5.0", "a"),
        message("6.0", "only me", { ephemeral: true }),
      ],
      hasMore: false,
    };
    const merged = mergePages(old, {
      items: [message("5.0", "a"), message("7.0", "b")],
      hasMore: true,
    });
    expect(merged.items.map((each) => each.text)).toEqual(["old", "a", "only me", "b"]);
    expect(merged.hasMore).toBe(false);
  });

  it("reads blocks nobody checked without trusting them", () => {
    expect(blocksOf("nonsense")).toEqual([]);
    expect(
      blocksOf([null, { type: "image", image_url: "javascript:alert(1)" }, { type: "video" }]),
    ).toEqual([]);
    const [button] = blocksOf([
      {
        type: "actions",
        elements: [
          {
            type: "button",
            action_id: "a",
            url: "javascript:x",
            text: { type: "plain_text", text: "Go" },
          },
        ],
      },
    ]).flatMap((block) => (block.type === "actions" ? block.buttons : []));
    expect(button).toMatchObject({ text: "Go", url: null });
  });

  it("reads the fields of a modal", () => {
    const [input] = inputsOf([
      {
        type: "input",
        block_id: "b",
        label: { type: "plain_text", text: "Why" },
        element: { type: "plain_text_input", action_id: "x", multiline: true },
      },
    ]);
    expect(input).toMatchObject({
      blockId: "b",
      actionId: "x",
      label: "Why",
      kind: "multiline",
      optional: false,
    });
  });
});
