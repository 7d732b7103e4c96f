// The page with hot reload on recorded-looking data: a mock server and Vite side by side.
import { spawn } from "node:child_process";

const children = [
  spawn("node", ["dev/mock-server.mjs"], { stdio: "inherit" }),
  spawn("npx", ["vite"], { stdio: "inherit" }),
];
const stop = () => children.forEach((child) => child.kill());
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
children.forEach((child) => child.on("exit", stop));
