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
      figure.append(target);
      // "ast" has expressions interpreted, not compiled: the page's policy allows no code made of text.
      vegaEmbed(target, JSON.parse(figure.dataset.chart), {
        ast: true, actions: false, defaultStyle: false, renderer: "svg", theme: dark ? "dark" : undefined,
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
    try { view.getState().signals; } catch { return; }
    view.addSignalListener?.("brush", (_, chosen) => {
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
