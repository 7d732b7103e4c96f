// Builds js-bot.tar.gz, the release: the bot and its libraries, without links and with nothing in
// it that changes from build to build, so that equal sources give equal bytes.
//   npm run pack [-- FILE]      BUILD_ID is what "!version" shows (default: "local")
import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OWN = ['README.md', 'bot.js', 'firedrill.json', 'lib', 'package.json', 'plugins'];
// Types, maps and the libraries' own tests are of no use to a running bot.
const USELESS = /(\.d\.[cm]?ts|\.ts|\.map|\.tsbuildinfo)$|\/(test|tests|__tests__|docs?|examples?|benchmark)\//;

const target = path.resolve(process.argv[2] ?? path.join(ROOT, 'js-bot.tar.gz'));
const build = process.env.BUILD_ID ?? 'local';
const files = new Map([['build.json', Buffer.from(`${JSON.stringify({build})}\n`)]]);
OWN.forEach(name => add(name, () => true));
productionLibraries().forEach(name => add(name, file => !USELESS.test(file)));

const entries = [...files.keys()].sort().map(name => tarEntry(name, files.get(name)));
const tar = Buffer.concat([...entries, Buffer.alloc(1024)]);
const packed = gzipSync(tar, {level: 9});
packed[9] = 255; // the system that packed: unknown, or it would differ between systems
writeFileSync(target, packed);
console.log(`${target}: ${files.size} files, ${packed.length} bytes`);

/** What package-lock.json says runs in production, as installed; anything else is told. */
function productionLibraries() {
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
  const wanted = Object.entries(lock.packages).filter(([name, {dev}]) => name !== '' && !dev);
  for (const [name, {version}] of wanted) {
    let installed = 'nothing';
    try {
      installed = JSON.parse(readFileSync(path.join(ROOT, name, 'package.json'), 'utf8')).version;
    } catch {
      // told below
    }
    if (installed !== version) {
      fail(`${name} should be ${version}, but ${installed} is installed: run "npm ci" first`);
    }
  }
  return wanted.map(([name]) => name).filter(name => !/node_modules\/(@types\/|undici-types$)/.test(name));
}

function add(name, useful) {
  const file = path.join(ROOT, name);
  const found = statSync(file, {throwIfNoEntry: false});
  if (found === undefined) {
    fail(`${name} is missing`);
  }
  if (found.isFile()) {
    if (useful(name)) {
      files.set(name, readFileSync(file));
    }
    return;
  }
  for (const entry of readdirSync(file, {withFileTypes: true})) {
    const below = `${name}/${entry.name}`;
    if (entry.name === 'node_modules' || entry.name === '.bin') {
      continue; // libraries are added one by one; .bin holds links
    }
    if (entry.isSymbolicLink()) {
      fail(`${below} is a symbolic link, which no release may hold`);
    }
    add(below, useful);
  }
}

/** A header and content as POSIX (ustar) has it; long names are split in two. */
function tarEntry(name, content) {
  let [prefix, last] = ['', name];
  if (Buffer.byteLength(name) > 100) {
    const cut = name.indexOf('/', name.length - 101);
    [prefix, last] = [name.slice(0, cut), name.slice(cut + 1)];
    if (cut < 0 || Buffer.byteLength(prefix) > 155) {
      fail(`the name of ${name} is too long`);
    }
  }
  const header = Buffer.alloc(512);
  const put = (text, at) => header.write(text, at, 'utf8');
  const octal = (number, digits) => `${number.toString(8).padStart(digits, '0')}\0`;
  put(last, 0);
  put(octal(0o644, 7), 100);
  put(octal(0, 7), 108); // owner
  put(octal(0, 7), 116); // group
  put(octal(content.length, 11), 124);
  put(octal(0, 11), 136); // time
  put(' '.repeat(8), 148); // the checksum counts as blanks
  put('0', 156);
  put('ustar\0', 257);
  put('00', 263);
  put(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

function fail(reason) {
  console.error(`pack: ${reason}`);
  process.exit(1);
}
