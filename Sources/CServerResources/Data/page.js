"use strict";
// What comes from the memory is put into the page as text nodes and properties only, so nothing in it is ever mark-up.

const byId = (id) => document.getElementById(id);
const query = byId("query"), phrase = byId("phrase"), from = byId("from"), to = byId("to"), side = byId("side");
const stored = {
  get: (key) => { try { return localStorage.getItem("padanan-" + key); } catch { return null; } },
  set: (key, value) => { try { value === null ? localStorage.removeItem("padanan-" + key) : localStorage.setItem("padanan-" + key, value); } catch { /* A browser may keep nothing. */ } },
};

/** An element with properties, attributes (keys with a hyphen, role, lang and dir) and children; a text is a text node. */
function element(name, properties, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null) continue;
    if (key.includes("-") || ["role", "lang", "dir"].includes(key)) node.setAttribute(key, value); else node[key] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** A text of a unit: its direction is its own, and ends with it. */
const textOf = (className, language, ...children) => element("p", { className: "text " + className, lang: language, dir: "auto" }, ...children);

/** Texts too long for their box can be scrolled by keyboard. */
function makeScrollable(list) {
  for (const node of list.querySelectorAll(".text")) if (node.scrollHeight > node.clientHeight + 1) node.tabIndex = 0;
}

class Failure extends Error {}
const STILL = "Still looking…";

async function ask(method, path, body, signal) {
  const headers = {};
  const token = stored.get("token");
  if (token) headers.Authorization = "Bearer " + token;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure("The server does not answer.");
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) { byId("notice").hidden = true; return answer; }
  const message = answer.error ? answer.error.message : "The server answers " + response.status + ".";
  if (response.status === 401) {
    notify("A token is needed: " + message);
    if (!byId("keys").open && !byId("editor").open) openKeys(token ? message : "");
  }
  throw new Failure(sentence(message));
}

const sentence = (text) => text && text[0].toUpperCase() + text.slice(1) + (text.endsWith(".") ? "" : ".");

function notify(text) {
  byId("notice").textContent = text;
  byId("notice").hidden = false;
}

// Looking up and searching: what is asked last counts.

/**
 * Runs `work` when nothing has been typed for a moment; a later call ends an earlier one. What the list held is known to be old until
 * the answer is there, and goes where none comes: what belongs to another text must not be taken for what belongs to this one.
 */
function latest(field, status, list, work) {
  let timer, controller;
  const isOld = (value) => { if (value) list.setAttribute("aria-busy", "true"); else list.removeAttribute("aria-busy"); };
  const tell = (text, isWrong) => { status.textContent = text; status.classList.toggle("wrong", isWrong); };
  return (delay) => {
    clearTimeout(timer);
    controller?.abort();
    isOld(true);
    timer = setTimeout(async () => {
      const own = controller = new AbortController();
      const slow = setTimeout(() => tell(STILL, false), 700);
      const isInside = list.contains(document.activeElement);
      try {
        const text = await work(own.signal, list);
        tell(text, false);
      } catch (error) {
        if (error.name === "AbortError") return;
        list.replaceChildren();
        tell(error instanceof Failure ? error.message : "This page has a fault: " + error.message, true);
      } finally {
        clearTimeout(slow);
        if (!own.signal.aborted) isOld(false);
        // What had the focus may be gone.
        if (isInside && document.activeElement === document.body) field.focus();
      }
    }, delay);
  };
}

const count = (number, noun) => number.toLocaleString("en") + " " + noun + (number === 1 ? "" : noun.endsWith("ch") ? "es" : "s");

const lookUp = latest(query, byId("lookup-status"), byId("matches"), async (signal, list) => {
  const text = query.value.trim();
  if (!text) { list.replaceChildren(); return ""; }
  const languages = { from: from.value, to: to.value };
  const answer = await ask("POST", "v1/lookup", { text, ...languages, min: 60, limit: 8, differences: true }, signal);
  list.replaceChildren(...answer.matches.map((match) => matchItem(match, languages)));
  makeScrollable(list);
  return answer.matches.length ? count(answer.matches.length, "match") + " in " + (answer.microseconds / 1000).toFixed(1) + " ms" : "Nothing like it yet.";
});

const search = latest(phrase, byId("search-status"), byId("lines"), async (signal, list) => {
  const text = phrase.value.trim();
  if (!text) { list.replaceChildren(); return ""; }
  const languages = { from: from.value, to: to.value };
  const answer = await ask("GET", "v1/search?" + new URLSearchParams({ phrase: text, in: side.value, limit: 50, ...languages }), undefined, signal);
  list.replaceChildren(...answer.units.map((line) => concordanceItem(line, languages)));
  makeScrollable(list);
  return answer.units.length < 50 ? count(answer.units.length, "unit") : "The newest 50 units";
});

// What is found.

function matchItem(match, languages) {
  const best = match.adapted ?? match.target;
  const grade = match.score >= 100 ? " exact" : match.score >= 85 ? " good" : "";
  const item = element("li", {},
    element("div", { className: "head" },
      element("span", { className: "score" + grade, title: match.score === 101 ? "the same between the same neighbours" : match.kind }, String(match.score)),
      match.caution ? element("span", { className: "caution" }, "⚠ check the negation") : null,
      element("bdi", {}, match.origin ?? "added by hand"), element("span", {}, match.changed.slice(0, 10))),
    textOf("source", languages.from, ...runsOf(match.differences)),
    textOf("target", languages.to, ...(match.adapted === null ? [match.target] : changedWords(match.target, match.adapted))),
    match.adapted === null ? null : textOf("stored", languages.to, "Stored: ", match.target));
  item.append(actions(item, match, languages, best));
  item.dataset.copy = best;
  return item;
}

function concordanceItem(line, languages) {
  const item = element("li", {},
    textOf("", languages.from, ...marked(line.source, line.sourceMarks)),
    textOf("", languages.to, ...marked(line.target, line.targetMarks)),
    element("div", { className: "head" }, element("bdi", {}, line.origin ?? "added by hand"), element("span", {}, line.changed.slice(0, 10))));
  item.append(actions(item, line, languages, line.target));
  return item;
}

/** The source with what differs from the query: taken out, put in. */
function runsOf(differences) {
  const nodes = [];
  for (const run of differences) {
    if (run.followsBlank) nodes.push(" ");
    nodes.push(run.kind === "same" ? run.text : element(run.kind === "removed" ? "del" : "ins", {}, run.text));
  }
  return nodes;
}

/** A text, its places in Unicode scalars marked. */
function marked(text, places) {
  const scalars = Array.from(text), nodes = [];
  let end = 0;
  for (const [start, stop] of places) {
    nodes.push(scalars.slice(end, start).join(""), element("mark", {}, scalars.slice(start, stop).join("")));
    end = stop;
  }
  return [...nodes, scalars.slice(end).join("")];
}

/** The words of `now`, those that `old` does not have in the same order as insertions (longest common subsequence). */
function changedWords(old, now) {
  const a = old.split(/(\s+)/), b = now.split(/(\s+)/);
  if (a.length * b.length > 250000) return [now];
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const nodes = [];
  for (let i = 0, j = 0; j < b.length;) {
    if (i < a.length && a[i] === b[j]) { nodes.push(b[j]); i++; j++; }
    else if (i < a.length && lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else { nodes.push(b[j].trim() ? element("ins", {}, b[j]) : b[j]); j++; }
  }
  return nodes;
}

function actions(item, unit, languages, best) {
  const button = (label, work, extra) => element("button", { type: "button", onclick: work, ...extra }, label);
  const places = button("Where from", async () => {
    const panel = item.querySelector(".places");
    places.setAttribute("aria-expanded", String(!panel));
    if (panel) { panel.remove(); return; }
    const box = element("div", { className: "places" });
    item.append(box);
    try {
      const found = await ask("GET", "v1/units/" + encodeURIComponent(unit.unit));
      box.replaceChildren(...found.places.map((place) => placePanel(found, place, languages)));
      makeScrollable(box);
    } catch (error) { box.replaceChildren(element("p", { className: "fault" }, error.message)); }
  }, { "aria-expanded": "false" });
  return element("div", { className: "actions" },
    button("Copy", (event) => copy(best, event.currentTarget), { className: "main copy" }), places,
    button("Correct", () => openEditor("Correct a pair", unit, languages)));
}

/** A unit among its neighbours in an article, both sides. */
function placePanel(found, place, languages) {
  const isTurned = found.from !== languages.from && found.to === languages.from;
  const row = (source, target, isCurrent) => element("li", isCurrent ? { "aria-current": "true" } : {},
    ...(isTurned ? [[target, languages.from], [source, languages.to]] : [[source, found.from], [target, found.to]])
      .map(([text, language]) => text === null ? element("p", { className: "text none" }, "–") : textOf("", language, text)));
  const position = place.position;
  const rows = place.neighbours.map((unit) => [unit.position, row(unit.source, unit.target, false)]);
  rows.push([position ?? 0, row(found.source, found.target, true)]);
  if (place.before && !place.neighbours.some((unit) => unit.position === position - 1)) rows.push([(position ?? 0) - .5, row(place.before, null, false)]);
  if (place.after && !place.neighbours.some((unit) => unit.position === position + 1)) rows.push([(position ?? 0) + .5, row(place.after, null, false)]);
  rows.sort((a, b) => a[0] - b[0]);
  const title = (place.origin ?? "added by hand") + (position === undefined ? "" : ", segment " + (position + 1));
  return element("div", { className: "place" }, element("h3", {}, element("bdi", {}, title)), element("ol", {}, ...rows.map((pair) => pair[1])),
    found.note || found.author ? element("p", { className: "none", dir: "auto" }, [found.author, found.note].filter(Boolean).join(": ")) : null);
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without encryption a browser offers no clipboard; what is selected in a field can be copied all the same.
    const field = element("textarea", { value: text });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button?.focus();
  }
  byId("lookup-status").textContent = "Copied.";
  if (button) { button.textContent = "Copied"; setTimeout(() => { button.textContent = "Copy"; }, 1500); }
}

// Adding and correcting.

let edited = null;
const editor = byId("editor"), keys = byId("keys");

function openEditor(title, unit, languages) {
  edited = { unit: unit?.unit, languages };
  byId("editor-title").textContent = title;
  byId("editor-source-label").textContent = nameOf(languages.from);
  byId("editor-target-label").textContent = nameOf(languages.to);
  byId("editor-source").value = unit?.source ?? "";
  byId("editor-target").value = unit?.target ?? "";
  byId("editor-source").lang = languages.from;
  byId("editor-target").lang = languages.to;
  byId("editor-note").value = "";
  byId("editor-remove").hidden = !edited.unit;
  editor.querySelector(".fault").textContent = "";
  editor.showModal();
  byId(unit?.source ? "editor-target" : "editor-source").focus();
  if (edited.unit) showNote(edited);
}

/** Shows the note that a unit has, unless another is being written or the form has gone on to another unit. */
async function showNote(shown) {
  const found = await ask("GET", "v1/units/" + encodeURIComponent(shown.unit)).catch(() => null);
  const field = byId("editor-note");
  if (found?.note && edited === shown && !field.value) field.value = shown.note = found.note;
}

let isSaving = false;

async function finishEditing(work) {
  if (isSaving) return;
  isSaving = true;
  try {
    await work();
    editor.close();
    lookUp(0);
    search(0);
    describeMemory();
  } catch (error) { editor.querySelector(".fault").textContent = error.message; }
  isSaving = false;
}

editor.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const pair = { source: byId("editor-source").value.trim(), target: byId("editor-target").value.trim() };
  const note = byId("editor-note").value.trim();
  if (note && note !== edited.note) pair.note = note;
  finishEditing(() => edited.unit
    ? ask("PUT", "v1/units/" + encodeURIComponent(edited.unit), { ...pair, ...edited.languages })
    : ask("POST", "v1/units", { units: [pair], ...edited.languages }));
});
byId("editor-remove").addEventListener("click", () => {
  if (confirm("Remove this pair from the memory?")) finishEditing(() => ask("DELETE", "v1/units/" + encodeURIComponent(edited.unit)));
});

function openKeys(fault) {
  byId("token").value = stored.get("token") ?? "";
  keys.querySelector(".fault").textContent = sentence(fault);
  keys.showModal();
  byId("token").select();
}
function useToken(token) {
  stored.set("token", token);
  byId("notice").hidden = true;
  keys.close();
  start();
}
keys.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); useToken(byId("token").value.trim() || null); });
byId("forget").addEventListener("click", () => {
  stored.set("token", null);
  byId("token").value = "";
  for (const id of ["memory", "matches", "lines", "lookup-status", "search-status"]) byId(id).replaceChildren();
  keys.close();
});
for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => button.closest("dialog").close());

// Languages.

function nameOf(tag) {
  try { return new Intl.DisplayNames(["en"], { type: "language" }).of(tag); } catch { return tag; }
}

/** Offers the languages that the memory has so many units in; of a memory without Indonesian or English, the most frequent first. */
function setLanguages(counts) {
  const tags = Object.keys(counts).sort((a, b) => counts[b] - counts[a]);
  const usual = tags.length < 2 || (counts.id && counts.en) ? ["id", "en"] : tags;
  const wanted = [stored.get("from") ?? usual[0], stored.get("to") ?? usual[1]];
  const all = [...new Set([...wanted, "id", "en", ...tags])];
  [from, to].forEach((select, index) => {
    select.replaceChildren(...all.map((tag) => element("option", { value: tag }, nameOf(tag))));
    select.value = wanted[index];
  });
  query.lang = from.value;
}

function languagesChanged(changed) {
  if (from.value === to.value) {
    const other = changed === from ? to : from;
    other.value = [...other.options].map((option) => option.value).find((tag) => tag !== changed.value);
  }
  stored.set("from", from.value);
  stored.set("to", to.value);
  query.lang = from.value;
  lookUp(0);
  search(0);
}

function swap() {
  [from.value, to.value] = [to.value, from.value];
  languagesChanged(from);
}

async function describeMemory() {
  const info = await ask("GET", "v1/info");
  byId("memory").textContent = info.memory + " · " + count(info.units, "unit");
  return info;
}

// What people do.

query.addEventListener("input", () => lookUp(120));
phrase.addEventListener("input", () => search(200));
side.addEventListener("change", () => search(0));
from.addEventListener("change", () => languagesChanged(from));
to.addEventListener("change", () => languagesChanged(to));
byId("swap").addEventListener("click", swap);
byId("add").addEventListener("click", addPair);
byId("key").addEventListener("click", () => openKeys(""));
byId("jump").addEventListener("click", (event) => { event.preventDefault(); searchFor(""); });

function addPair() {
  openEditor("Add a pair", { source: query.value.trim(), target: "" }, { from: from.value, to: to.value });
}

function searchFor(text) {
  if (text) { phrase.value = text; search(0); }
  phrase.scrollIntoView({ block: "center" });
  phrase.focus({ preventScroll: true });
}

function goToMatch(step) {
  const buttons = [...byId("matches").querySelectorAll(".copy")];
  const place = buttons.findIndex((button) => button.closest("li").contains(document.activeElement));
  const next = buttons[Math.min(place + step, buttons.length - 1)];
  if (place + step < 0 || !next) query.focus(); else next.focus();
}

document.addEventListener("keydown", (event) => {
  if (editor.open || keys.open) {
    if (event.ctrlKey && event.key === "Enter") (editor.open ? editor : keys).querySelector("form").requestSubmit();
    return;
  }
  if (event.ctrlKey && event.key === "Enter") {
    const chosen = document.activeElement?.closest?.("#matches > li"), list = byId("matches");
    if (chosen) copy(chosen.dataset.copy);
    else if (list.hasAttribute("aria-busy")) byId("lookup-status").textContent = STILL;
    else if (list.firstElementChild) copy(list.firstElementChild.dataset.copy);
  } else if (event.key === "Escape") {
    query.focus();
    query.select();
  } else if (event.altKey && !event.ctrlKey && !event.metaKey) {
    if (event.code === "ArrowDown") goToMatch(1);
    else if (event.code === "ArrowUp") goToMatch(-1);
    else if (event.code === "KeyC") searchFor(selected());
    else if (event.code === "KeyS") swap();
    else if (event.code === "KeyN") addPair();
    else return;
  } else return;
  event.preventDefault();
});

function selected() {
  const field = document.activeElement;
  const own = field === query ? field.value.slice(field.selectionStart, field.selectionEnd) : "";
  return (own || String(getSelection())).trim().slice(0, 500);
}

async function start() {
  setLanguages({});
  try {
    const info = await describeMemory();
    setLanguages(info.languages);
    if (!info.units) byId("lookup-status").textContent = "The memory is empty: add a pair, or have files imported.";
    if (query.value) lookUp(0);
    if (phrase.value) search(0);
  } catch (error) { notify(error.message); }
}
start();
