import {mkdir, open, readFile, rename} from 'node:fs/promises';
import path from 'node:path';

/**
 * Terms in a JSON file, which is replaced as a whole; terms differ by more than upper and lower
 * case. The file is read for each request, because another instance may have written it.
 */
export class GlossaryStore {
  #last = Promise.resolve();

  constructor(directory) {
    this.directory = directory;
    this.file = path.join(directory, 'glossary.json');
  }

  async find(term) {
    return (await this.#read())[key(term)];
  }

  async terms() {
    return (await this.#sorted()).map(entry => entry.term);
  }

  /** The entries in which this stands, in term or text. */
  async search(words) {
    const wanted = key(words);
    return (await this.#sorted()).filter(({term, text}) =>
      key(term).includes(wanted) || key(text).includes(wanted));
  }

  save(term, text, author) {
    return this.#change(entries => {
      entries[key(term)] = {term, text, author, changedAt: new Date().toISOString()};
      return true;
    });
  }

  /** Whether the term was there. */
  remove(term) {
    return this.#change(entries => {
      const known = key(term) in entries;
      delete entries[key(term)];
      return known;
    });
  }

  async #sorted() {
    return Object.entries(await this.#read())
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, entry]) => entry);
  }

  /** One change after the other. */
  #change(change) {
    const mine = this.#last.then(async () => {
      const entries = await this.#read();
      const changed = change(entries);
      if (changed) {
        await this.#write(entries);
      }
      return changed;
    });
    this.#last = mine.catch(() => {});
    return mine;
  }

  async #read() {
    try {
      return Object.assign(Object.create(null), JSON.parse(await readFile(this.file, 'utf8')));
    } catch (error) {
      if (error.code === 'ENOENT') {
        return Object.create(null);
      }
      throw error;
    }
  }

  /** Whole or not at all, also when the machine stops in the middle. */
  async #write(entries) {
    await mkdir(this.directory, {recursive: true});
    const fresh = `${this.file}.${process.pid}.new`;
    const file = await open(fresh, 'w');
    try {
      await file.writeFile(JSON.stringify(entries, null, 1));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, this.file);
  }
}

const key = term => term.toLowerCase();
