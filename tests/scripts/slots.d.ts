/* What the build puts into scripts, and what scripts put on the window for one another. */

/** A name in quotes with an @ before it, and the data that stands there in the end. */
interface Slots {
  crisis: CrisisData;
  places: Record<string, { zones: string[], regions: string[] }>;
  'folding-letters': Record<string, string>;
  'folding-apostrophes': string;
  'folding-ignored': string;
  /** A text of the catalogue (hooks/psychoed/words/), by its key. */
  [text: `words.${string}`]: string;
  /** One that counts, by plural category. */
  [text: `count.${string}`]: Record<string, string>;
}

/** How a help line is reached: the kind of way, what is shown, where it leads, what to say there. */
type Way = [kind: WayKind, shown: string, href: string, says?: string];

type WayKind = 'call' | 'text' | 'whatsapp' | 'chat' | 'site';

/** As `hooks/psychoed/features/crisis/script.py` writes it: what is empty is left out. */
interface CrisisLine {
  name?: string;
  use?: string;
  area?: string;
  beside?: [said: string, href?: string][];
  hours?: string;
  say?: string;
  silent?: string;
  ways?: Way[];
}

/** What is looked for. */
interface CrisisTerms {
  vars: string[];
  same: Record<string, string>;
  terms: string[];
  lookAlikes: string;
  panels: { title: string, lead: string, danger: string, note?: string, watched: boolean }[];
}

interface CrisisData extends CrisisTerms {
  exit: string;
  lines: CrisisLine[];
  /** For each place, the numbers of its emergency lines, then those of the lines of each group. */
  places: Record<string, [danger: number[], ...lines: number[][]]>;
  /** The address of the page with all help lines; an embed has none. */
  more?: string;
  results: string;
}

/** What help-place.js knows. */
interface HelpPlaceTarget extends EventTarget {
  readonly name: string;
  readonly isChosen: boolean;
  readonly names: string[];
  choose(name: string): void;
}

interface Window {
  /** Missing where help-place.js does not run. */
  helpPlace?: HelpPlaceTarget;
  /** What a part of the index of the search calls. */
  searchPart: (name: string, part: any) => void; // of as many forms as there are kinds of parts: search.js names them
  /** Of Chromium alone. */
  PresentationRequest?: new (address: string) => object;
}

interface Navigator {
  /** What Chromium's browsers alone tell of themselves. */
  userAgentData?: unknown;
}

/** A pathway: pathway.js leaves there what pathway-embed.js goes on with. */
type Figure = HTMLElement & { walk: { go: (to: number, quietly?: boolean) => void, bar: HTMLElement } };

/** The vendored minisearch.js, as far as search.js uses it; its answers hold more. */
declare class MiniSearch {
  constructor(options: object);
  static loadJS(index: object, options: object): any;
  addAll(documents: object[]): void;
  search(query: object, options: object): any[];
}
