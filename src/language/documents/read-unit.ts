import { parseDocument } from '../syntax/parse.ts';
import { explore, type Setting } from './explore.ts';
import { mentionsInstallation } from './mention.ts';
import type { Unit } from './unit.ts';

/** Reads a document of a file. */
export function readUnit(text: string, setting: Setting): Unit {
  const isJson = IS_JSON.test(text) && text.includes('"Installation');
  return read(text, setting, isJson || IS_MANIFEST.test(text));
}

/** Also with comments before it, which JSON has not. */
const IS_JSON = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*\{(?!\{)/;
const IS_MANIFEST = /^["']?kind["']?[ \t]*:[ \t]*["']?Installation(?:List)?\b/m;

function read(text: string, setting: Setting, isExpected: boolean): Unit {
  const document = parseDocument(text);
  const found = explore(document, setting, readEmbedded);
  const { installations, neighbours, embedded } = found;
  const isOurs =
    installations.length > 0 || (isExpected && !document.isForeign && mentionsInstallation(text));
  const { container, depth } = setting;
  return { text, document, installations, neighbours, embedded, container, isEmbedded: depth > 0, isOurs };
}

/** What stands in a script, say, is YAML only by chance, so there it must be faultless. */
function readEmbedded(text: string, setting: Setting, isExpected: boolean): Unit | undefined {
  const unit = read(text, setting, isExpected);
  if (isExpected) return unit;
  const holds = unit.installations.length + unit.neighbours.length + unit.embedded.length > 0;
  return holds && unit.document.problems.length === 0 ? unit : undefined;
}
