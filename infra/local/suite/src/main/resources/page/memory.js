// Remembers unfinished uploads across reloads, by user and file.

const KEY = 'millrace.uploads';

/** Identifies a file when it is picked again. */
function fingerprint(user, file) {
  return [user, file.name, file.size, file.lastModified].join('|');
}

function all() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function change(edit) {
  const entries = all();
  edit(entries);
  localStorage.setItem(KEY, JSON.stringify(entries));
}

/** `{videoId, sessionId}` of this file's unfinished upload, or undefined. */
export const recall = (user, file) => all()[fingerprint(user, file)];

export const remember = (user, file, upload) => change((entries) => (entries[fingerprint(user, file)] = upload));

export const forget = (user, file) => change((entries) => delete entries[fingerprint(user, file)]);
