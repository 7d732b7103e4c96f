import { Button, Checkbox, Menu, Textarea } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ReviewRun, RubricCriterion, RubricMarkWish } from "@/api/review-types";
import { Panel } from "@/components/panel";
import { points } from "@/components/points";
import { ProblemView } from "@/components/problem-view";
import { inTextField, singleKeysOn, useShortcut } from "@/components/shortcuts";
import { hasLevels, keyOf, levelOf, pressed, signed, worth } from "./choice";
import type { MarkKeeper } from "./mark-keeper";
import classes from "./review.module.css";

interface RubricPanelProps {
  review: ReviewRun;
  criterion: RubricCriterion;
  submission: string;
  keeper: MarkKeeper;
  locked: boolean;
  ready: boolean;
}

const COMMENT_AFTER_MS = 800;

/** The criterion: levels or items by digit, comment, flag, second look. */
export function RubricPanel(props: RubricPanelProps) {
  const { review, criterion, submission, keeper, locked, ready } = props;
  const key = `${submission}/${criterion.id}`;
  const kept = keeper.get(key);
  const wish = kept?.wish ?? null;
  const draftKey = `firedrill.review.comment.${key}`;
  const [typed, setTyped] = useState<string | null>(() => localStorage.getItem(draftKey));
  const comment = typed ?? wish?.comment ?? "";
  const frozen = locked || !ready || kept === null;

  const set = (next: RubricMarkWish | null) => {
    if (frozen || next === null) return;
    keeper.set(key, { ...next, comment });
    setTyped(null);
    localStorage.removeItem(draftKey);
  };
  const press = (digit: string, shift: boolean) => set(pressed(criterion, wish, { digit, shift }));
  const type = (text: string) => {
    setTyped(text);
    localStorage.setItem(draftKey, text);
  };
  const toggle = (what: "flagged" | "secondLook") => {
    if (wish) set({ ...wish, [what]: !wish[what] });
  };

  useEffect(() => {
    if (typed === null || wish === null || frozen) return;
    const timer = setTimeout(() => set(wish), COMMENT_AFTER_MS);
    return () => clearTimeout(timer);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!singleKeysOn() || inTextField(event.target)) return;
      if (document.querySelector("[aria-modal=true]")) return;
      // The code and not the key: Shift and a digit is a sign that differs between keyboards.
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
      if (digit === undefined) return;
      event.preventDefault();
      press(digit, event.shiftKey);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  useShortcut("x", "Flag the submission", () => toggle("flagged"), wish !== null);

  const level = levelOf(criterion, wish);
  const most = worth(review.criteria, criterion, 3);
  const reusable = review.comments.find((one) => one.criterion === criterion.id)?.texts ?? [];
  return (
    <Panel
      title={`Rubric: ${criterion.name}`}
      actions={
        <span className="muted micro">
          {level === null
            ? "not decided"
            : `now ${points(Math.round(worth(review.criteria, criterion, level) * 10) / 10)}`}{" "}
          of {points(Math.round(most * 10) / 10)}, v{review.rubricVersion}
        </span>
      }
    >
      <div className="stack">
        <p>{criterion.description}</p>
        {criterion.note && (
          <p className="muted micro">
            <strong>For graders:</strong> {criterion.note}
          </p>
        )}
        <div
          className={classes.options}
          role={hasLevels(criterion) ? "radiogroup" : "group"}
          aria-label={hasLevels(criterion) ? "Level" : "Items that apply"}
        >
          {hasLevels(criterion) ? (
            criterion.levels.map((text, index) => (
              <button
                key={index}
                type="button"
                role="radio"
                aria-checked={wish?.level === index}
                aria-disabled={frozen}
                className={classes.option}
                onClick={() => press(String(index), false)}
              >
                <kbd>{index}</kbd>
                <span>{text}</span>
              </button>
            ))
          ) : (
            <>
              {criterion.items.map((item, index) => {
                const by = keyOf(index);
                return (
                  <button
                    key={item.id}
                    type="button"
                    role="checkbox"
                    aria-checked={wish?.items.includes(item.id) ?? false}
                    aria-disabled={frozen}
                    className={classes.option}
                    onClick={() => press(by.digit, by.shift)}
                  >
                    <kbd>{by.shift ? `⇧${by.digit}` : by.digit}</kbd>
                    <span>{item.text}</span>
                    <span className={classes.points}>{signed(item.points)}</span>
                  </button>
                );
              })}
              <button
                type="button"
                role="checkbox"
                aria-checked={wish !== null && wish.items.length === 0}
                aria-disabled={frozen}
                className={classes.option}
                onClick={() => press("0", false)}
              >
                <kbd>0</kbd>
                <span>None applies</span>
              </button>
            </>
          )}
        </div>
        <Textarea
          id="review-comment"
          label="Comment to the team (Markdown)"
          value={comment}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => typed !== null && wish !== null && set(wish)}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          readOnly={locked}
          autosize
          minRows={2}
          maxRows={8}
          description={
            typed !== null && wish === null ? "Kept on this machine until you choose." : undefined
          }
        />
        <div className="row wrap">
          <Menu>
            <Menu.Target>
              <Button size="xs" variant="default" disabled={reusable.length === 0 || frozen}>
                Reuse a comment
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {reusable.map((text) => (
                <Menu.Item
                  key={text}
                  onClick={() => type(comment ? `${comment}\n\n${text}` : text)}
                >
                  {text.length > 90 ? `${text.slice(0, 90)}…` : text}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Checkbox
            label="Flag (x)"
            checked={wish?.flagged ?? false}
            disabled={wish === null || frozen}
            onChange={() => toggle("flagged")}
          />
          <Checkbox
            label="Second look"
            checked={wish?.secondLook ?? false}
            disabled={wish === null || frozen}
            onChange={() => toggle("secondLook")}
          />
        </div>
        {kept?.state === "failed" && <ProblemView error={kept.problem} />}
      </div>
    </Panel>
  );
}
