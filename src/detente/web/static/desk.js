// The desk's own script. Every page works without it; it draws the charts and makes some things quicker.
"use strict";

// Charts: a figure holds its Vega-Lite specification; the script that draws it is fetched only where there is one.
function drawCharts() {
  const figures = document.querySelectorAll("figure[data-chart]");
  if (!figures.length) return;
  const script = document.createElement("script");
  script.src = "/static/vega.js";
  script.addEventListener("load", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    for (const figure of figures) {
      const target = document.createElement("div");
      // What is drawn is told by the caption and by the table beside it; its hundred marks would only be in the way.
      target.setAttribute("aria-hidden", "true");
      figure.append(target);
      // "ast" has expressions interpreted, not compiled: the page's policy allows no code made of text.
      vegaEmbed(target, JSON.parse(figure.dataset.chart), {
        ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true }, theme: dark ? "dark" : undefined,
        config: { background: "transparent" },
      }).then((view) => figure.dispatchEvent(new CustomEvent("drawn", { detail: view })));
    }
  });
  document.head.append(script);
}

// On a phone the filters are folded away at first.
function foldFilters() {
  if (matchMedia("(max-width: 52rem)").matches) {
    for (const details of document.querySelectorAll("details.more")) details.open = false;
  }
}

drawCharts();
foldFilters();

// The span that is brushed on a timeline becomes the dates of the list beside it.
function followBrush(link) {
  document.addEventListener("drawn", (event) => {
    const view = event.detail.view;
    view.addSignalListener("brush", (_, chosen) => {
      const span = Object.values(chosen || {})[0];
      const url = new URL(link.dataset.base, location.href);
      if (span) {
        const [first, last] = span.map((moment) => new Date(moment).toISOString().slice(0, 10));
        url.searchParams.set("since", first);
        url.searchParams.set("until", last);
        link.textContent = `List the events from ${first} to ${last}`;
      } else {
        link.textContent = "List the events";
      }
      link.href = url.pathname + url.search;
    });
  }, true);
}
const brushed = document.getElementById("brushed");
if (brushed) followBrush(brushed);

// In an article, the claim whose note or mark is followed has its parts shown in the text, each with its name.
function showParts() {
  const text = document.getElementById("text");
  const notes = document.querySelectorAll(".note[data-parts]");
  if (!text || !notes.length) return;
  const spans = [...text.querySelectorAll(".t[data-at]")];
  const clear = () => {
    for (const span of spans) {
      span.classList.remove("m", "m-actor", "m-act", "m-recipient", "m-speaker", "m-time", "m-place");
      span.removeAttribute("data-label");
    }
    for (const note of notes) note.classList.remove("on");
  };
  const show = (note) => {
    clear();
    note.classList.add("on");
    for (const [start, end, role] of JSON.parse(note.dataset.parts)) {
      if (role === "evidence") continue;
      for (const span of spans) {
        const at = Number(span.dataset.at);
        if (at < start || at >= end) continue;
        span.classList.add("m", `m-${role}`);
        if (at === start) span.dataset.label = span.dataset.label ? `${span.dataset.label} · ${role}` : role;
      }
    }
  };
  const followed = () => {
    const note = location.hash.startsWith("#c-") && document.getElementById(location.hash.slice(1));
    if (note && note.classList.contains("note")) show(note); else clear();
  };
  addEventListener("hashchange", followed);
  followed();
}
showParts();

// The review queue by keys: j and k move, other keys press the button (or open the details) of the current card.
function reviewByKeys(cards) {
  let current = 0;
  const show = (number) => {
    cards[current].classList.remove("current");
    current = Math.max(0, Math.min(cards.length - 1, number));
    cards[current].classList.add("current");
    cards[current].focus();
  };
  for (const [number, card] of cards.entries()) card.addEventListener("focusin", () => {
    if (number !== current) { cards[current].classList.remove("current"); current = number; card.classList.add("current"); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|select|textarea)$/i.test(event.target.tagName)) {
      // Enter in a field of a note or a correction keeps that, not a verdict.
      const keep = event.key === "Enter" && event.target.closest("details[data-key]")?.querySelector("button");
      if (keep && event.target.tagName === "INPUT") { event.preventDefault(); keep.click(); }
      return;
    }
    if (event.key === "j") show(current + 1);
    else if (event.key === "k") show(current - 1);
    else {
      const within = event.key === "u" ? document : cards[current];
      const target = within.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!target) return;
      if (target.tagName === "DETAILS") {
        target.open = !target.open;
        if (target.open) target.querySelector("select, input").focus();
      } else target.click();
    }
    event.preventDefault();
  });
  show(0);
}
const cards = [...document.querySelectorAll(".queue")];
if (cards.length) reviewByKeys(cards);

// Files may be dropped anywhere on their part of the form, and onto what was chosen before.
function takeDrops() {
  const area = document.querySelector("[data-drop]");
  if (!area) return;
  const input = area.querySelector("input[type=file]");
  area.querySelector("[data-drop-hint]").hidden = false;
  for (const kind of ["dragenter", "dragover"]) {
    area.addEventListener(kind, (event) => { event.preventDefault(); area.classList.add("over"); });
  }
  area.addEventListener("dragleave", (event) => {
    if (!area.contains(event.relatedTarget)) area.classList.remove("over");
  });
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("over");
    const together = new DataTransfer();
    for (const file of [...input.files, ...event.dataTransfer.files]) together.items.add(file);
    input.files = together.files;
  });
}
takeDrops();
