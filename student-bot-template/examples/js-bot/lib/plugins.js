import {readdir} from 'node:fs/promises';
import {log} from './log.js';

/**
 * Every file of plugins/ is a plugin: its default export has a `name`, `usages` and `handle`, and
 * maybe `start` and `stop`. One that cannot be loaded is left out. An empty `wanted` means all.
 */
export async function loadPlugins(wanted) {
  const directory = new URL('../plugins/', import.meta.url);
  const plugins = [];
  for (const file of (await readdir(directory)).filter(name => name.endsWith('.js')).sort()) {
    try {
      plugins.push((await import(new URL(file, directory))).default);
    } catch (error) {
      log.error('cannot load a plugin', {file, error});
    }
  }
  const unknown = wanted.filter(name => !plugins.some(plugin => plugin.name === name));
  if (unknown.length > 0) {
    log.warn(`BOT_PLUGINS names plugins that do not exist: ${unknown.join(', ')}`);
  }
  return plugins.filter(plugin => wanted.length === 0 || wanted.includes(plugin.name));
}
