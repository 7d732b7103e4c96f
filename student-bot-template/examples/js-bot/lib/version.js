import {readFileSync} from 'node:fs';

/** Which build this is; `npm run pack` leaves build.json behind. */
export function readVersion() {
  const read = name => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
  let build = 'local';
  try {
    build = read('build.json').build;
  } catch {
    // not packed
  }
  return {version: read('package.json').version, build};
}
