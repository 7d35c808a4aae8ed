// Starts the program, and speaks for the page where the program cannot: when it breaks, and when a newer
// version is there. What is kept is described in src/ui/state/designs.rs.
import init from './tabletop.js';

const OPEN_KEY = 'tabletop.open';
const $ = (id) => document.getElementById(id);

/** The design of this tab as it was saved last; none where it was not, or cannot be had. */
function saved() {
  try {
    const id = sessionStorage.getItem(OPEN_KEY) ?? localStorage.getItem(OPEN_KEY);
    const kept = localStorage.getItem(`tabletop.designs.${id}`);
    return kept?.slice(kept.indexOf('\n') + 1);
  } catch {
    return undefined;
  }
}

/** Says that the program has broken. Nothing of the program is needed for it. */
function failed() {
  if (!$('failure').hidden) return;
  const design = saved();
  if (design) {
    $('failure-download').href = URL.createObjectURL(new Blob([design], { type: 'application/json' }));
  }
  $('failure-saved').hidden = !design;
  $('failure-reload').onclick = () => location.reload();
  // A design that breaks the program at every start must not keep it from starting.
  $('failure-other').onclick = () => {
    try {
      sessionStorage.setItem(OPEN_KEY, 'new');
    } finally {
      location.replace(location.pathname);
    }
  };
  // Nothing else on the page answers any more.
  for (const part of document.body.children) part.inert = part.id !== 'failure';
  $('failure').hidden = false;
  $('failure').focus();
}

// A panic ends in a trap, and so does all else that a program in WebAssembly can die of.
const watch = (error) => error instanceof WebAssembly.RuntimeError && failed();
addEventListener('error', (event) => watch(event.error));
addEventListener('unhandledrejection', (event) => watch(event.reason));

/** Offers a newer version by a button that the program shows in its own words. */
function newer(worker) {
  if ($('load-newer')) return;
  const button = document.createElement('button');
  button.id = 'load-newer';
  button.hidden = true;
  button.onclick = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    worker.postMessage('take over');
  };
  document.body.append(button);
  dispatchEvent(new Event('newer'));
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
