import { Button, PasswordInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { body, http, setWriteToken } from "@/api/client";
import { keys } from "@/api/keys";
import { asProblem } from "@/api/problem";
import { useDocumentTitle } from "@/components/page";
import { Shape } from "@/components/state-mark";
import classes from "./sign-in.module.css";

/** The sign-in code of a link's fragment, or of the text a person pasted (a code or a whole link). */
export function codeOf(text: string): string {
  const match = /(?:^#|#)token=([^&\s]+)/.exec(text);
  return match?.[1] ? decodeURIComponent(match[1]) : text.trim();
}

export function SignInPage() {
  useDocumentTitle("Sign in");
  const { next } = useSearch({ from: "/sign-in" });
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const cache = useQueryClient();
  const navigate = useNavigate();

  const signIn = async (token: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      const session = await body(http.POST("/session", { body: { token } }));
      setWriteToken(session.csrfToken);
      cache.clear();
      cache.setQueryData(keys.session, session);
      await navigate({ href: next ?? "/", replace: true });
    } catch (thrown) {
      setRefusal(refusalText(thrown));
    } finally {
      setBusy(false);
    }
  };

  const started = useRef("");
  useEffect(() => {
    const fromLink = () => {
      const { hash, pathname, search } = globalThis.location;
      if (!hash.includes("token=") || started.current === hash) return;
      started.current = hash;
      // The token must not stay in the address bar or in the history.
      globalThis.history.replaceState(globalThis.history.state, "", pathname + search);
      void signIn(codeOf(hash));
    };
    fromLink();
    // A link opened while this page is already there changes only the fragment.
    globalThis.addEventListener("hashchange", fromLink);
    return () => globalThis.removeEventListener("hashchange", fromLink);
  });

  return (
    <main className={classes.page}>
      <form
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim()) void signIn(codeOf(code));
        }}
      >
        <img
          src={new URL("../../theme/favicon.svg", import.meta.url).href}
          alt=""
          width="36"
          height="36"
        />
        <div className="stack tight">
          <h1>Sign in to Firedrill</h1>
          <p className="muted">
            Open the sign-in link from your course staff, or paste the link or its code here.
          </p>
        </div>
        <PasswordInput
          label="Sign-in code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          spellCheck={false}
          visibilityToggleButtonProps={{ "aria-label": "Show the code", tabIndex: 0 }}
          disabled={busy}
          autoFocus
        />
        {refusal && (
          <div role="alert" className={classes.refusal}>
            <Shape tone="breach" />
            <span>{refusal}</span>
          </div>
        )}
        <Button type="submit" loading={busy} size="md" fullWidth>
          Sign in
        </Button>
      </form>
    </main>
  );
}

function refusalText(thrown: unknown): string {
  const problem = asProblem(thrown);
  if (problem.status === 429) {
    const wait = problem.retryAfterSeconds;
    return `Too many attempts. Try again in ${wait ? `${wait} seconds` : "a minute"}.`;
  }
  if (problem.status === 401) {
    return "This code does not sign anyone in. Codes expire and work once; ask your course staff for a new link.";
  }
  return problem.detail;
}
