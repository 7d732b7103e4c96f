// Takes memory without end, in a process that its bot started.
import { fork } from "node:child_process";
if (process.argv[2] === "eater") {
  const eaten = [];
  setInterval(() => eaten.push(Buffer.alloc(4 << 20, 1)), 20);
} else {
  fork(process.argv[1], ["eater"]);
  setInterval(() => {}, 1000);
}
