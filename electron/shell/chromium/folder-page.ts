import type { Listing } from './folders.ts';

export interface FolderPageText {
  title: string;
  /** On the button that ends it, `Save` or `Choose this folder`. */
  accept: string;
  /** The name proposed for the file; null where a folder is wanted. */
  fileName: string | null;
  /** What is to be said about the name; '' where nothing is. What is wrong with the folder is in its listing. */
  notice: string;
}

export type FolderAction =
  { kind: 'go'; folder: string } | { kind: 'accept'; folder: string; fileName: string } | { kind: 'cancel' };

/**
 * Shows the folder page over the window and waits for one action of the person. Runs in the page's isolated world, in a
 * closed shadow tree: the page can neither read it nor act in it. It is sent as text and uses nothing from outside.
 */
export function showFolderPage(
  text: FolderPageText,
  listing: Listing,
  separator: string,
  css: string,
): Promise<FolderAction> {
  const scope = globalThis as unknown as {
    bastionFolders?: { host: HTMLElement; root: ShadowRoot; name: string; before: Element | null };
  };
  let state = scope.bastionFolders;
  if (state === undefined) {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    document.body.append(host);
    state = { host, root, name: text.fileName ?? '', before: document.activeElement };
    scope.bastionFolders = state;
  }
  const { root } = state;
  const current = state;

  const make = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    properties: Partial<HTMLElementTagNameMap[K]>,
    ...children: Node[]
  ): HTMLElementTagNameMap[K] => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  return new Promise(resolve => {
    const inside = (name: string): string =>
      listing.folder.endsWith(separator) ? listing.folder + name : listing.folder + separator + name;
    const go = (folder: string): void => resolve({ kind: 'go', folder });
    const entry = (label: string, action: () => void): HTMLLIElement => {
      const button = make('button', { type: 'button', textContent: label });
      button.addEventListener('click', action);
      return make('li', {}, button);
    };

    const address = make('input', { id: 'folder', value: listing.folder, spellcheck: false });
    const name = make('input', { id: 'name', value: current.name, spellcheck: false });
    name.addEventListener('input', () => (current.name = name.value));
    const { parent } = listing;
    const list = make(
      'ul',
      { ariaLabel: 'What the folder holds' },
      ...(parent === null ? [] : [entry('One folder up', () => go(parent))]),
      ...listing.folders.map(folder => entry(folder + separator, () => go(inside(folder)))),
      ...(text.fileName === null
        ? []
        : listing.files.map(file =>
            entry(file, () => {
              current.name = name.value = file;
              name.focus();
            }),
          )),
    );
    list.addEventListener('keydown', event => {
      const buttons = [...list.querySelectorAll('button')];
      const at = buttons.indexOf(root.activeElement as HTMLButtonElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = buttons[to];
      if (next === undefined) return;
      for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
      next.focus();
    });
    // One stop for Tab, arrows inside: a folder of a thousand entries must not lie between the name and the address.
    list.querySelectorAll('button').forEach((button, index) => (button.tabIndex = index === 0 ? 0 : -1));

    const cancel = make('button', { type: 'button', textContent: 'Cancel' });
    cancel.addEventListener('click', () => resolve({ kind: 'cancel' }));
    const form = make(
      'form',
      { method: 'dialog', noValidate: true },
      make('h1', { id: 'title', textContent: text.title }),
      make('label', { htmlFor: 'folder', textContent: 'Folder (Enter goes there)' }),
      address,
      make('p', { role: 'alert', className: 'problem', textContent: listing.problem || text.notice }),
      list,
      ...(text.fileName === null ? [] : [make('label', { htmlFor: 'name', textContent: 'File name' }), name]),
      make(
        'div',
        { className: 'actions' },
        cancel,
        make('button', { type: 'submit', className: 'accept', textContent: text.accept }),
      ),
    );
    address.addEventListener('keydown', event => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      go(address.value);
    });
    form.addEventListener('submit', event => {
      event.preventDefault();
      resolve({ kind: 'accept', folder: address.value, fileName: name.value });
    });

    const dialog = make('dialog', {}, form);
    dialog.setAttribute('aria-labelledby', 'title');
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      resolve({ kind: 'cancel' });
    });
    root.replaceChildren(dialog);
    dialog.showModal();
    const first =
      listing.problem !== '' ? address : text.fileName === null ? list.querySelector('button') : name;
    (first ?? address).focus();
    if (first === name) name.setSelectionRange(0, Math.max(0, name.value.lastIndexOf('.')));
  });
}

/** Takes the folder page away and returns the focus to where it was: the browser forgot, because the page was redrawn. */
export function hideFolderPage(): void {
  const scope = globalThis as unknown as {
    bastionFolders?: { host: HTMLElement; root: ShadowRoot; before: Element | null };
  };
  const state = scope.bastionFolders;
  state?.root.querySelector('dialog')?.close();
  state?.host.remove();
  if (state?.before instanceof HTMLElement) state.before.focus();
  delete scope.bastionFolders;
}

/** System colours only, so the page is right in light, dark and high contrast. */
export const folderPageCss = `
dialog { width: min(40rem, calc(100vw - 3rem)); max-height: calc(100vh - 3rem); box-sizing: border-box; padding: 1.25rem;
  border: 1px solid GrayText; border-radius: 8px; background: Canvas; color: CanvasText; font: 14px/1.4 system-ui, sans-serif; }
dialog::backdrop { background: rgb(0 0 0 / 0.5); }
form { display: grid; gap: 0.5rem; }
h1 { margin: 0 0 0.25rem; font-size: 1.15rem; font-weight: 600; }
label { font-weight: 600; }
input, button { font: inherit; color: inherit; padding: 0.4rem 0.6rem; border-radius: 4px; }
input { border: 1px solid GrayText; background: Field; color: FieldText; }
ul { list-style: none; margin: 0.25rem 0; padding: 0; height: 16rem; overflow: auto; border: 1px solid GrayText; border-radius: 4px; }
li button { display: block; width: 100%; text-align: start; border: 0; border-radius: 0; background: transparent; }
li button:hover { background: color-mix(in srgb, CanvasText 8%, transparent); }
.actions { display: flex; justify-content: flex-end; gap: 0.5rem; margin-top: 0.5rem; }
.actions button { border: 1px solid GrayText; background: ButtonFace; color: ButtonText; }
.actions .accept { background: CanvasText; color: Canvas; border-color: CanvasText; font-weight: 600; }
:focus-visible { outline: 2px solid Highlight; outline-offset: -1px; }
.actions :focus-visible { outline-offset: 2px; }
.problem { margin: 0; color: CanvasText; font-weight: 600; }
.problem:empty { display: none; }
`;
