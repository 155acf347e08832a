// Draws the formulas, fits their lines to the page, and runs the contents and the theme's button.
// It reads TeX as text and runs none of it.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // --- Formulas: those in view first, the rest in idle time, all of them before printing.

  const waiting = new Set(all(".tex"));
  let failed = 0;

  const draw = (formula) => {
    if (!waiting.delete(formula)) return;
    const tex = formula.textContent;
    const displayMode = formula.classList.contains("display");
    try {
      katex.render(tex, formula, { displayMode, output: "htmlAndMathml", throwOnError: true });
      formula.classList.add("drawn");
    } catch (error) {
      failed += 1;
      formula.textContent = tex;
      formula.title = error.message;
      formula.classList.add("failed");
    }
  };

  const drawFor = (milliseconds) => {
    const end = performance.now() + milliseconds;
    const drawn = [];
    for (const formula of waiting) {
      draw(formula);
      drawn.push(formula);
      if (performance.now() > end) break;
    }
    fit(drawn);
    if (waiting.size === 0 && !root.dataset.rendered) finish();
  };

  const finish = () => {
    seen.disconnect();
    if (failed) {
      const notice = document.querySelector(".failures");
      notice.textContent =
        failed === 1 ? "One formula could not be drawn and stands here as TeX."
        : `${failed} formulas could not be drawn and stand here as TeX.`;
      notice.hidden = false;
    }
    arrange(all(".display"));
    if (!moved) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
    root.dataset.failed = failed;
    root.dataset.rendered = "true";
  };

  const seen = new IntersectionObserver(
    (entries) => {
      const inView = entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target);
      inView.forEach(draw);
      inView.forEach((formula) => seen.unobserve(formula));
      fit(inView);
    },
    { rootMargin: "50%" },
  );

  const whenIdle = window.requestIdleCallback
    ? (work) => requestIdleCallback(work, { timeout: 100 })
    : (work) => setTimeout(work, 1);
  const drawTheRest = () => {
    drawFor(25);
    if (waiting.size) whenIdle(drawTheRest);
  };

  // Whoever has begun to read is not taken elsewhere when the last formula is drawn.
  let moved = false;
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(kind, () => (moved = true), { once: true, passive: true });
  }

  // --- Lines: a reason stands beside its formula where both have room, else beneath it.

  const PRINTED = { page: 46, reason: 13 }; // widths of a printed page, in its letters' size
  const GAP = 1.5;
  let printing = false;

  const widths = new WeakMap(); // of formulas, in the size of the letters around them

  const fit = (formulas) => {
    const size = parseFloat(getComputedStyle(document.querySelector("main")).fontSize);
    for (const formula of formulas) widths.set(formula, formula.offsetWidth / size);
    arrange([...new Set(formulas.map((formula) => formula.closest(".display")))].filter(Boolean));
  };

  const widthOf = (box) => (box && widths.get(box.firstElementChild)) ?? 0;

  const arrange = (displays) => {
    if (displays.length === 0) return;
    const style = getComputedStyle(displays[0]);
    const room = printing ? PRINTED.page : displays[0].clientWidth / parseFloat(style.fontSize);
    const reason = printing ? PRINTED.reason : parseFloat(style.getPropertyValue("--reason"));
    for (const display of displays) {
      const lines = all(".line", display);
      const left = widthOf(display.querySelector(".left"));
      const rights = lines.map((line) => widthOf(line.querySelector(".right")));
      const crowded = left + GAP + Math.max(...rights) > room || left > 0.45 * room;
      const stacked = crowded && !lines[0].classList.contains("alone");
      display.classList.toggle("stacked", stacked);
      lines.forEach((line, place) => {
        const needed = (stacked ? GAP : left) + rights[place] + GAP;
        line.classList.toggle("long", reason > 0 && needed > room - reason);
      });
    }
    reach(displays.flatMap((display) => all(".scroll", display)));
  };

  // What is wider than its box can be scrolled by keyboard, and is made smaller in print.
  const reach = (boxes) => {
    const sizes = boxes.map((box) => [box, box.scrollWidth, box.clientWidth, fontSize(box)]);
    for (const [box, width, room, size] of sizes) {
      const wide = width > room + 1;
      box.classList.toggle("overflows", wide);
      if (wide) {
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", `${box.dataset.label}, wider than the page`);
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      }
      const natural = widthOf(box) || (wide ? width / size : 0);
      const shrunk = Math.min(1, (PRINTED.page - 2) / Math.max(natural, 1));
      box.style.setProperty("--shrunk", shrunk.toFixed(3));
    }
  };
  const fontSize = (box) => parseFloat(getComputedStyle(box).fontSize);

  let resizing = 0;
  addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(() => {
      arrange(all(".display"));
      reach(all(".scroll.wide"));
    }, 100);
  });

  // --- The theme's button.

  const button = document.querySelector(".theme");
  const darkSystem = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (darkSystem.matches ? "dark" : "light")) === "dark";
  const tell = () => button.setAttribute("aria-pressed", isDark());
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // The choice then lasts as long as the page.
    }
    tell();
  });
  darkSystem.addEventListener("change", tell);
  tell();
  button.hidden = false;

  // --- The contents: open where they stand beside the text, and showing where one is.

  const contents = document.querySelector(".contents");
  const wideScreen = matchMedia("(min-width: 70rem)");
  const openBeside = () => contents && (contents.open = wideScreen.matches);
  wideScreen.addEventListener("change", openBeside);
  openBeside();

  const side = document.querySelector(".side");
  const links = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
  const here = new Set();
  const spy = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        isIntersecting ? here.add(target.id) : here.delete(target.id);
      }
      const current = [...links.keys()].filter((anchor) => here.has(anchor)).at(-1);
      if (!current) return;
      for (const [anchor, link] of links) {
        link.parentElement.classList.toggle("current", here.has(anchor));
        anchor === current ? link.setAttribute("aria-current", "true")
        : link.removeAttribute("aria-current");
      }
      if (wideScreen.matches) {
        const place = links.get(current).getBoundingClientRect();
        const frame = side.getBoundingClientRect();
        if (place.top < frame.top || place.bottom > frame.bottom) {
          side.scrollTop += place.top - frame.top - frame.height / 3;
        }
      }
    },
    { rootMargin: "-20% 0px -80% 0px" },
  );
  for (const anchor of links.keys()) spy.observe(document.getElementById(anchor));

  // --- Begin.

  for (const [kind, now] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(kind, () => {
      printing = now;
      drawFor(Infinity);
      arrange(all(".display"));
      reach(all(".scroll.wide"));
    });
  }
  const inView = [...waiting].filter((formula) => formula.getBoundingClientRect().top < innerHeight);
  inView.slice(0, 60).forEach(draw);
  // Widths are right when the fonts are there; they are in the file, so that takes no time.
  Promise.all([...document.fonts].map((font) => font.load())).then(() => {
    fit(all(".tex.drawn"));
    reach(all(".scroll.wide"));
    waiting.forEach((formula) => seen.observe(formula));
    drawTheRest();
  });
})();
