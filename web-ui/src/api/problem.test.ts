import { beforeEach, describe, expect, it, vi } from "vitest";
import { answerWith, problem } from "@/test/render";
import { http, setWriteToken, whenSignedOut } from "./client";
import { Problem, asProblem, problemOf } from "./problem";

describe("a problem answer", () => {
  it("keeps the server's sentence, code, violations and request id", async () => {
    const read = await problemOf(
      problem(422, "invalid-input", "Give a reason of 3 to 200 characters.", {
        violations: [{ field: "reason", message: "too short" }],
      }),
    );
    expect(read.code).toBe("invalid-input");
    expect(read.detail).toBe("Give a reason of 3 to 200 characters.");
    expect(read.violations).toEqual([{ field: "reason", message: "too short" }]);
    expect(read.requestId).toBe("req-7");
  });

  it("tells how long to wait", async () => {
    const response = new Response("{}", {
      status: 429,
      headers: { "Retry-After": "30", "Content-Type": "application/problem+json" },
    });
    expect((await problemOf(response)).retryAfterSeconds).toBe(30);
  });

  it("makes something readable of a proxy's page", async () => {
    const read = await problemOf(new Response("<html>Bad gateway</html>", { status: 502 }));
    expect(read.code).toBe("http-502");
    expect(read.title).toBe("The server could not answer");
  });

  it("recognizes a lost connection", () => {
    expect(asProblem(new TypeError("Failed to fetch")).code).toBe("offline");
  });
});

describe("the client", () => {
  beforeEach(() => setWriteToken("token-1"));

  it("throws the problem and sends the token with writes only", async () => {
    const calls = answerWith({
      "GET /teams": () => ({ items: [] }),
      "POST /incidents": () => problem(409, "incident-open", "INC-7 is open."),
    });
    await http.GET("/teams");
    await expect(
      http.POST("/incidents", { body: { title: "x", severity: "SEV2" } }),
    ).rejects.toThrow("INC-7 is open.");
    expect(calls.map((call) => call.headers.get("X-CSRF-Token"))).toEqual([null, "token-1"]);
  });

  it("tells when the session is over, but not for the question whether there is one", async () => {
    const signedOut = vi.fn();
    whenSignedOut(signedOut);
    answerWith({
      "GET /session": () => problem(401, "not-signed-in", "Sign in."),
      "GET /teams": () => problem(401, "not-signed-in", "Sign in."),
    });
    await expect(http.GET("/session")).rejects.toBeInstanceOf(Problem);
    expect(signedOut).not.toHaveBeenCalled();
    await expect(http.GET("/teams")).rejects.toBeInstanceOf(Problem);
    expect(signedOut).toHaveBeenCalledOnce();
  });
});
