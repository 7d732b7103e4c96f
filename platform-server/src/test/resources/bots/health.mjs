// Is ready only once there is a file "go" in its data directory; "broken" never answers anything.
import { createServer } from "node:http";
import { existsSync } from "node:fs";
const go = `${process.env.DATA_DIR}/go`;
createServer((request, response) => {
  console.log(`asked for ${request.url}`);
  if (process.argv[2] === "broken") return;
  response.statusCode = request.url === "/healthy" && existsSync(go) ? 200 : 503;
  response.end();
}).listen(Number(process.env.PORT), "127.0.0.1", () => console.log("listening"));
