import {GlossaryStore} from '../lib/glossary-store.js';
import {PluginFailure} from '../lib/upstream.js';

const usages = [
  '!glossary TERM - what the team means by it, as in `!glossary SLO`',
  '!glossary add TERM = TEXT - explains a term',
  '!glossary remove TERM - forgets a term',
  '!glossary search WORD - terms that have to do with it',
  '!glossary list - all terms',
];
const LONGEST_TERM = 80;
const LONGEST_TEXT = 1_000;
const MOST_FOUND = 10;
const shown = ({term, text}) => `${term}: ${text}`;
const unknown = term => `I know no term "${term}".`;
let store;

async function add(rest, user) {
  const [, term = '', text = ''] = /^([^=]*)=(.*)$/s.exec(rest)?.map(part => part.trim()) ?? [];
  if (term === '' || text === '') {
    return 'Usage: !glossary add TERM = TEXT';
  }
  if (term.length > LONGEST_TERM || text.length > LONGEST_TEXT) {
    return `That is too long: a term may have ${LONGEST_TERM} characters, its text ${LONGEST_TEXT}.`;
  }
  await store.save(term, text, user);
  return `Saved: ${term} = ${text}`;
}

async function remove(term) {
  if (term === '') {
    return 'Usage: !glossary remove TERM';
  }
  return (await store.remove(term)) ? `Removed: ${term}` : unknown(term);
}

async function list() {
  const terms = await store.terms();
  return terms.length === 0 ? 'The glossary is empty.' : `Glossary: ${terms.join(', ')}`;
}

async function search(words) {
  if (words === '') {
    return 'Usage: !glossary search WORD';
  }
  const found = await store.search(words);
  if (found.length === 0) {
    return `No term has to do with "${words}".`;
  }
  const lines = found.slice(0, MOST_FOUND).map(shown).join('\n');
  return found.length > MOST_FOUND ? `${lines}\n… and more.` : lines;
}

async function find(term) {
  const entry = await store.find(term);
  return entry === undefined ? unknown(term) : shown(entry);
}

/** The team's own words, kept in a file. */
export default {
  name: 'glossary',
  usages,
  start({dataDirectory}) {
    store = new GlossaryStore(dataDirectory);
  },
  async handle({text, user}) {
    const [, word, rest] = /^(\S*)\s*(.*)$/s.exec(text);
    try {
      switch (word) {
        case '':
          return `Usage: ${usages.join(', ')}`;
        case 'add':
          return await add(rest.trim(), user);
        case 'remove':
          return await remove(rest.trim());
        case 'search':
          return await search(rest.trim());
        case 'list':
          return await list();
        default:
          return await find(text);
      }
    } catch (error) {
      throw new PluginFailure('the glossary cannot be read or written.', {cause: error});
    }
  },
};
