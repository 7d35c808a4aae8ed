// Starts the program, and speaks for the page where the program cannot: when it breaks, and when a newer
// version is there. What is kept is described in src/ui/state/designs.rs.
import init from './tabletop.js';

const OPEN_KEY = 'tabletop.open';
/** With the id of a design behind it: that this is being drawn (src/ui/state/restored.rs). */
const DRAWING_KEY = 'tabletop.drawing.';
/** After so many milliseconds, nobody draws any more: another tab may be about to. */
const FROZEN_AFTER = 3000;
const $ = (id) => document.getElementById(id);

/** What is kept under a key made of the id of this tab's design; nothing where that cannot be had. */
function ofDesign(beginning, get = (key) => localStorage.getItem(key)) {
  try {
    const id = sessionStorage.getItem(OPEN_KEY) ?? localStorage.getItem(OPEN_KEY);
    return id === null ? null : get(beginning + id);
  } catch {
    return null;
  }
}

/** The design of this tab as it was saved last. */
function saved() {
  const kept = ofDesign('tabletop.designs.');
  return kept?.slice(kept.indexOf('\n') + 1);
}

/** Puts the failure in the place of the page, or takes it away: nothing else on the page answers then. */
function cover(is) {
  for (const part of document.body.children) {
    if (part.id === 'failure') part.hidden = !is;
    else part.inert = is;
    if (part.id === 'loading') part.hidden = is;
  }
}

/** Says why there is no page, in the words of its case, and offers the design. */
function say(why, design, goOn) {
  for (const it of $('failure').querySelectorAll('[data-case]')) {
    it.hidden = !it.dataset.case.split(' ').includes(why);
  }
  if (design) {
    $('failure-download').href = URL.createObjectURL(new Blob([design], { type: 'application/json' }));
  }
  $('failure-saved').hidden = !design;
  $('failure-reload').onclick = goOn;
  // A design that breaks the program at every start must not keep it from starting.
  $('failure-other').onclick = () => {
    try {
      sessionStorage.setItem(OPEN_KEY, 'new');
    } finally {
      location.replace(location.pathname);
    }
  };
  cover(true);
  $('failure').focus();
}

/** Says that the program has broken. Nothing of the program is needed for it. */
function failed() {
  if (!$('failure').hidden) return;
  // What the program could not keep, or not yet, is newer than what is kept.
  const unsaved = globalThis.tabletopUnsaved;
  const design = unsaved ?? saved();
  const why = unsaved ? 'unsaved' : design ? 'kept' : 'none';
  say(why, design, () => location.reload());
}

/** Whether the design of this tab is being drawn, here or elsewhere, or was as the page froze. */
const isDrawn = () => !location.hash.startsWith('#design=') && ofDesign(DRAWING_KEY) !== null;

/** Asks before a design is drawn that has frozen the page, which nothing hears of. */
async function askIfFrozen() {
  for (let waited = 0; isDrawn(); waited += 250) {
    if (waited >= FROZEN_AFTER) {
      await new Promise((goOn) => say('frozen', saved(), goOn));
      cover(false);
      return;
    }
    await new Promise((later) => setTimeout(later, 250));
  }
}

// A panic ends in a trap, and so does all else that a program in WebAssembly can die of.
const watch = (error) => error instanceof WebAssembly.RuntimeError && failed();
addEventListener('error', (event) => watch(event.error));
addEventListener('unhandledrejection', (event) => watch(event.reason));

/** The newest version that waits. */
let waiting;

/** Offers a newer version by a button that the program shows in its own words. */
function newer(worker) {
  waiting = worker;
  if (!$('load-newer')) {
    const button = document.createElement('button');
    button.id = 'load-newer';
    button.hidden = true;
    button.onclick = loadNewer;
    document.body.append(button);
  }
  dispatchEvent(new Event('newer'));
}

/** Lets the newest version take over, and loads the page anew with it. */
function loadNewer() {
  const reload = () => location.reload();
  // Another tab may have let it take over before: then only this page is still the old one.
  if (waiting.state !== 'installed') return reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  waiting.postMessage('take over');
}

/** Has the service worker keep the files of the page, for when there is no connection. */
async function keepFiles() {
  const workers = navigator.serviceWorker;
  const registration = await workers?.register('worker.js');
  if (!registration) return;
  const follow = (worker) => {
    // The first one takes nobody's place.
    const installed = () => worker?.state === 'installed' && workers.controller && newer(worker);
    worker?.addEventListener('statechange', installed);
    installed();
  };
  follow(registration.waiting);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  follow(registration.installing);
}

/** Brings the style of what the first view does not show. The page that Trunk builds has all of it already. */
function styleTheRest() {
  const href = document.querySelector('meta[name="style-of-the-rest"]')?.content;
  if (href) document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}

function start() {
  styleTheRest();
  // A page that hears of being left is not frozen.
  addEventListener('pagehide', () => ofDesign(DRAWING_KEY, (key) => localStorage.removeItem(key)));
  init().then(
    // Where there are no service workers, the page needs a connection, and nothing else.
    () => keepFiles().catch(() => {}),
    (error) => {
      if (error instanceof WebAssembly.RuntimeError) failed();
      else if ($('loading')) {
        $('loading').textContent =
          'Tabletop could not be loaded. Reload the page when there is a connection; your designs stay kept.';
      }
      console.error(error);
    },
  );
}

if (isDrawn()) askIfFrozen().then(start);
else start();
