"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  const dialog = document.getElementById("dialog");
  const token = document.querySelector('meta[name="csrf"]').content;

  /* Every request that changes something carries the token of the session. */
  document.body.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRF-Token"] = token;
  });

  /* Dialogs: what a link asks for is shown on top; without a script the link leads to a page. */
  let opener = null;
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target === dialog && !dialog.open) opener = document.activeElement;
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === dialog && !dialog.open && dialog.childElementCount > 0) dialog.showModal();
    count();
  });
  /* What went wrong is told on the page, which must not lie below a dialog then. */
  document.body.addEventListener("htmx:responseError", () => {
    if (dialog.open) dialog.close();
    scrollTo(0, 0);
  });
  dialog.addEventListener("close", () => {
    dialog.replaceChildren();
    if (opener && opener.isConnected) opener.focus();
  });
  document.addEventListener("click", (event) => {
    const closing = event.target.closest("[data-close]");
    if (closing && dialog.contains(closing)) {
      event.preventDefault();
      dialog.close();
    }
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll("details.menu[open]").forEach((menu) => { menu.open = false; });
  });

  /* Characters are counted as the server counts them: by code points. */
  function count() {
    document.querySelectorAll("[data-count-of]").forEach((shown) => {
      const field = document.getElementById(shown.dataset.countOf);
      const length = [...field.value.trim()].length;
      shown.textContent = shown.dataset.text.replace("N", length).replace("M", shown.dataset.most);
      shown.classList.toggle("mistake", length > Number(shown.dataset.most));
    });
  }
  document.addEventListener("input", count);
  count();

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent).then(() => {
      const before = button.textContent;
      button.textContent = document.body.dataset.copied;
      setTimeout(() => { button.textContent = before; }, 1500);
    });
  });

  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-select-all]")) return;
    document.querySelectorAll('#peerings input[name="id"]:not(:disabled)').forEach((box) => { box.checked = event.target.checked; });
  });

  /* What was selected stays selected when the list is shown anew. */
  let selected = [];
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id !== "peerings") return;
    selected = [...event.detail.target.querySelectorAll('input[name="id"]:checked')].map((box) => box.value);
  });
  document.body.addEventListener("htmx:afterSettle", () => {
    selected.forEach((id) => {
      const box = document.querySelector('#peerings input[name="id"][value="' + id + '"]:not(:disabled)');
      if (box) box.checked = true;
    });
    selected = [];
  });

  /* News: the page asks again for what it shows. Many changes in a moment cost one question. A page that nobody looks at does not listen,
     since a browser has few connections to one host; it asks again when it is looked at. */
  if (document.body.dataset.live && window.EventSource) {
    const sign = document.querySelector("[data-live-sign]");
    let news = null;
    let waiting = null;
    const refresh = () => {
      if (waiting) return;
      waiting = setTimeout(() => {
        waiting = null;
        htmx.trigger(document.body, "peerings-changed");
      }, 200);
    };
    const listen = () => {
      news = new EventSource(document.body.dataset.live);
      news.addEventListener("open", () => { sign.hidden = false; });
      news.addEventListener("error", () => { sign.hidden = true; });
      news.addEventListener("changed", refresh);
    };
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) {
        news.close();
      } else {
        listen();
        refresh();
      }
    });
    addEventListener("pagehide", () => news.close());
    listen();
  }

  /* The map: buttons, the wheel and dragging move the part that is shown. */
  const box = (map) => map.getAttribute("viewBox").split(" ").map(Number);
  const show = (map, x, y, width, height) => map.setAttribute("viewBox", [x, y, width, height].join(" "));
  function zoom(map, factor, atX, atY) {
    const [x, y, width, height] = box(map);
    show(map, x + (width - width * factor) * atX, y + (height - height * factor) * atY, width * factor, height * factor);
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    const map = document.querySelector("svg.map");
    if (!button || !map) return;
    const factor = Number(button.dataset.zoom);
    if (factor === 0) map.setAttribute("viewBox", map.dataset.whole);
    else zoom(map, factor, 0.5, 0.5);
  });
  document.addEventListener("wheel", (event) => {
    const map = event.target.closest && event.target.closest("svg.map");
    if (!map || !event.ctrlKey) return;
    event.preventDefault();
    const place = map.getBoundingClientRect();
    zoom(map, event.deltaY > 0 ? 1.1 : 0.9, (event.clientX - place.left) / place.width, (event.clientY - place.top) / place.height);
  }, { passive: false });
  let dragged = null;
  document.addEventListener("pointerdown", (event) => {
    const map = event.target.closest("svg.map");
    if (map && !event.target.closest("a")) dragged = { map, x: event.clientX, y: event.clientY };
  });
  document.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    const [x, y, width, height] = box(dragged.map);
    const place = dragged.map.getBoundingClientRect();
    const unit = Math.max(width / place.width, height / place.height);
    show(dragged.map, x - (event.clientX - dragged.x) * unit, y - (event.clientY - dragged.y) * unit, width, height);
    dragged.x = event.clientX;
    dragged.y = event.clientY;
  });
  document.addEventListener("pointerup", () => { dragged = null; });
})();
