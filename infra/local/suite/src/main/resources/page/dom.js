// Minimal helpers to create elements; text is always set as text.

/** `make('p', {className: 'note'}, 'text', child)`. Properties starting with `on` are listeners, with `aria-` attributes. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name.includes('-')) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

/** Replaces an element's text only when it differs, so as not to disturb screen readers and selections. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

/** Asks yes or no; resolves to the answer. */
export function ask(question, yes) {
  return new Promise((resolve) => {
    const close = (answer) => {
      dialog.remove();
      resolve(answer);
    };
    const dialog = make('dialog', { className: 'ask', 'aria-label': question, oncancel: () => close(false) },
      make('p', {}, question),
      make('div', { className: 'actions' },
        make('button', { type: 'button', onclick: () => close(false) }, 'No'),
        make('button', { type: 'button', className: 'danger', onclick: () => close(true) }, yes)));
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Lets the user pick one file; resolves to it. */
export function pickFile(accept) {
  return new Promise((resolve) => {
    const input = make('input', { type: 'file', accept, onchange: () => resolve(input.files[0]) });
    input.click();
  });
}
