// Keeps two cores busy with threads of one process, as a bot with a loop that never ends does.
import { Worker, isMainThread } from "node:worker_threads";
if (isMainThread) {
  new Worker(new URL(import.meta.url));
  console.log("spinning as " + process.pid);
}
for (;;);
