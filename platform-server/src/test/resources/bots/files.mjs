// Opens files until it may not.
import { openSync } from "node:fs";
let open = 0;
try {
  for (;;) { openSync("/dev/null"); open++; }
} catch (refused) {
  console.log(`opened ${open} files: ${refused.code}`);
}
setInterval(() => {}, 1000);
