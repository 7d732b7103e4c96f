import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const files = (readdirSync(ROOT, { recursive: true }) as string[])
  .filter((name) => /\.(ts|tsx)$/.test(name) && !/\.(d\.ts|test\.tsx?)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(ROOT, name), "utf8") }));
const imports = (text: string) =>
  [...text.matchAll(/from "([^"]+)"/g)].map((match) => match[1] ?? "");

describe("the source tree", () => {
  it("is read at all", () => expect(files.length).toBeGreaterThan(80));

  it.each(files.filter(({ name }) => name.startsWith("features/")))(
    "$name imports no other feature",
    ({ name, text }) => {
      const own = name.split("/")[1] ?? "";
      const foreign = imports(text)
        .map((path) => (path.startsWith(".") ? relative(ROOT, join(ROOT, name, "..", path)) : path))
        .filter((path) => /^(@\/)?features\//.test(path))
        .filter((path) => !path.replace("@/", "").startsWith(`features/${own}/`));
      expect(foreign).toEqual([]);
    },
  );

  it("keeps shared code free of features and shell", () => {
    const bad = files
      .filter(({ name }) => /^(components|live|api|theme)\//.test(name))
      .filter(({ text }) => imports(text).some((path) => /^@\/(features|shell)/.test(path)));
    expect(bad.map(({ name }) => name)).toEqual([]);
  });

  it("has no long file, no any, no barrel", () => {
    const long = files.filter(({ text }) => text.split("\n").length > 400);
    const loose = files.filter(({ text }) => /(: any\b|as any\b|<any>|@ts-ignore)/.test(text));
    const barrels = files.filter(({ name }) => /(^|\/)index\.tsx?$/.test(name));
    expect([...long, ...loose, ...barrels].map(({ name }) => name)).toEqual([]);
  });

  it("names the schema's own types only in the client and the files of wire types", () => {
    const users = files.filter(({ text }) =>
      imports(text).some((path) => path.endsWith("/schema")),
    );
    const elsewhere = users.filter(
      ({ name }) => !/^api\/(client|types|[a-z]+-types)\.ts$/.test(name),
    );
    expect(elsewhere.map(({ name }) => name)).toEqual([]);
  });

  it("puts HTML into the page in one place only", () => {
    const users = files.filter(({ text }) => /dangerouslySetInner|\.innerHTML/.test(text));
    expect(users.map(({ name }) => name)).toEqual(["components/markdown-html.tsx"]);
  });
});
