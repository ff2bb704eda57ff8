// What a keyboard and a pointer can do more than links and forms: every page works without this.
"use strict";
(() => {
  const page = document.documentElement;
  const one = (selector, inside = document) => inside.querySelector(selector);
  page.classList.add("js");

  // A slip is a note or passage opened in place, under (or beside) what was clicked.
  const inMargin = matchMedia("(min-width: 68rem)");
  let slip = null;
  let opener = null;

  const shut = (back) => {
    if (!slip) return false;
    slip.remove();
    slip = null;
    if (back && opener) opener.focus();
    opener = null;
    return true;
  };

  const open = (from, parts, place) => {
    const again = opener === from;
    shut(false);
    if (again) return;
    slip = document.createElement("aside");
    slip.className = "slip";
    slip.setAttribute("role", "note");
    slip.tabIndex = -1;
    slip.append(...parts);
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", one("#keys form button").textContent);
    close.addEventListener("click", () => shut(true));
    slip.append(close);
    opener = from;
    place(slip);
    slip.focus({ preventScroll: true });
    slip.scrollIntoView({ block: "nearest" });
  };

  const fetched = async (address) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };

  const adopt = (node) => {
    const copy = document.importNode(node, true);
    for (const marked of [copy, ...copy.querySelectorAll("[id]")]) marked.removeAttribute("id");
    return copy;
  };

  // Notes: the page with them is fetched once and its text put in place of ours.
  const notesAre = (on) => {
    const link = one("#notes-switch");
    one("#body").classList.toggle("noted", on);
    one(".legend").hidden = !on;
    one("#notes").hidden = !on;
    link.textContent = on ? link.dataset.off : link.dataset.on;
    link.setAttribute("aria-pressed", String(on));
    try { localStorage.setItem("notes", on ? "on" : ""); } catch { /* private windows */ }
  };

  const switchNotes = async () => {
    const on = !one("#body").classList.contains("noted");
    shut(false);
    if (on && !one("#notes li")) {
      const address = new URL(location.href);
      address.searchParams.set("notes", "on");
      const other = await fetched(address);
      for (const id of ["#body", "#notes"]) {
        one(id).replaceChildren(...document.importNode(one(id, other), true).childNodes);
      }
    }
    notesAre(on);
  };

  const showNote = (link) => {
    const note = one(`#note-${link.dataset.note}`);
    const block = link.closest("#body > *, .head > *");
    if (!note || !block) return false;
    const parts = [...adopt(note).childNodes].filter((node) => !node.matches?.(".back"));
    open(link, parts, (made) => inMargin.matches && block.parentElement.id === "body" ? block.before(made) : block.after(made));
    return true;
  };

  // A passage of another article, opened where it is cited.
  const showPassage = async (link) => {
    const address = new URL(link.href);
    const other = await fetched(address);
    const words = other.getElementById(address.hash.slice(1));
    const block = words?.closest("#body > *, .head > *");
    if (!block) throw new Error("no passage");
    const quoted = document.createElement("blockquote");
    quoted.lang = one("#body", other).lang || page.lang;
    quoted.append(...adopt(block).childNodes);
    const from = document.createElement("p");
    from.className = "from";
    const whole = document.createElement("a");
    whole.href = link.href;
    whole.textContent = one("h1", other).textContent;
    from.append(...adopt(one(".copy .from", other)).childNodes, " · ", whole);
    const place = link.closest("li, dd, td, p");
    open(link, [from, quoted], (made) => place.append(made));
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest("a");
    if (!link || slip?.contains(link)) return;
    if (link.id === "notes-switch") {
      event.preventDefault();
      switchNotes().catch(() => { location.href = link.href; });
    } else if (link.dataset.note && showNote(link)) {
      event.preventDefault();
    } else if (link.matches(".cite") && link.pathname !== location.pathname) {
      event.preventDefault();
      showPassage(link).catch(() => { location.href = link.href; });
    }
  });

  // Keys
  const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent);

  const step = (by) => {
    const all = items();
    if (!all.length) return;
    const at = all.findIndex((item) => item.classList.contains("here"));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    if (at >= 0) all[at].classList.remove("here");
    next.classList.add("here");
    const link = one(":is(h2, h3, .title) a", next) || one("a", next);
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: () => one(".here :is(h2, h3, .title) a")?.click(),
    n: () => one("#notes-switch")?.click(),
    g: () => { location.href = one(".nameplate a").href; },
    "/": () => { const field = one("#q"); field.focus(); field.select(); },
    "?": () => { const list = one("#keys"); if (list.open) list.close(); else list.showModal(); },
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shut(true)) return event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return undefined;
    const act = keys[event.key];
    if (!act || (one("#keys").open && event.key !== "?")) return undefined;
    event.preventDefault();
    return act();
  });

  if (one("#notes-switch")) {
    let wanted = "";
    try { wanted = localStorage.getItem("notes"); } catch { /* private windows */ }
    const on = one("#body").classList.contains("noted");
    if (wanted && !on) switchNotes().catch(() => {});
  }
})();
