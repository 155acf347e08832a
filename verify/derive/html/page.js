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
    for (const formula of waiting) {
      draw(formula);
      if (performance.now() > end) break;
    }
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
    fit(all(".tex"));
    reach(all(".scroll.wide"));
    if (!moved) {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      target?.scrollIntoView({ behavior: "instant" });
    }
    root.dataset.failed = failed;
    root.dataset.rendered = "true";
  };

  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        const own = all(".tex", target).filter((formula) => formula.closest("section") === target);
        own.forEach(draw);
        fit(own);
      }
    },
    { rootMargin: "50%" },
  );

  const whenIdle = window.requestIdleCallback
    ? (work) => requestIdleCallback(work, { timeout: 100 })
    : (work) => setTimeout(work, 1);
  const drawTheRest = () => {
    drawFor(40);
    if (waiting.size) whenIdle(drawTheRest);
  };

  // Whoever has begun to read is not taken elsewhere when the last formula is drawn.
  let moved = false;
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(kind, () => (moved = true), { once: true, passive: true });
  }

  // --- Lines: a reason stands beside its formula where both have room, else beneath it.

  const PRINTED = { page: 46, reason: 15 }; // widths of a printed page, in its letters' size
  const GAP = 1.5;
  let printing = false;

  const widths = new WeakMap(); // of formulas, in the size of the letters around them

  const fit = (formulas) => {
    const size = parseFloat(getComputedStyle(document.querySelector("main")).fontSize);
    for (const formula of formulas) widths.set(formula, formula.offsetWidth / size);
    arrange([...new Set(formulas.map((formula) => formula.closest(".chain")))].filter(Boolean));
  };

  const widthOf = (box) => (box && widths.get(box.firstElementChild)) ?? 0;

  const arrange = (chains) => {
    if (chains.length === 0) return;
    const style = getComputedStyle(chains[0]);
    const room = printing ? PRINTED.page : chains[0].clientWidth / parseFloat(style.fontSize);
    const reason = printing ? PRINTED.reason : parseFloat(style.getPropertyValue("--reason"));
    for (const chain of chains) {
      const lines = all(".line", chain);
      const left = widthOf(chain.querySelector(".left"));
      const rights = lines.map((line) => widthOf(line.querySelector(".right")));
      const widest = Math.max(...rights);
      const crowded = left + GAP + widest > room || left > 0.45 * room;
      // The left side stands above the rest where that helps; a line may be too wide all the same.
      const helps = GAP + widest <= room || left > 0.25 * room;
      const stacked = crowded && helps && !lines[0].classList.contains("alone");
      chain.classList.toggle("stacked", stacked);
      shrink(chain.querySelector(".left"), left, 0);
      lines.forEach((line, place) => {
        const before = stacked ? GAP : left;
        const needed = before + rights[place] + GAP;
        line.classList.toggle("long", reason > 0 && needed > room - reason);
        shrink(line.querySelector(".right"), rights[place], before);
      });
    }
    reach(chains.flatMap((chain) => all(".scroll", chain)));
  };

  // What is wider than its box can be scrolled by keyboard.
  const reach = (boxes) => {
    const wide = boxes.map((box) => box.scrollWidth > box.clientWidth + 1);
    boxes.forEach((box, place) => {
      box.classList.toggle("overflows", wide[place]);
      if (wide[place]) {
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", `${box.dataset.label}, wider than the page`);
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      }
    });
  };

  // On paper nothing scrolls: what is wider than the page is printed smaller.
  const shrink = (box, width, before) => {
    const share = Math.min(1, (PRINTED.page - before - GAP) / width);
    box?.style.setProperty("--shrunk", width > 0 ? share.toFixed(3) : 1);
  };
  const shrinkTables = () => {
    const sizes = all(".scroll.wide").map((box) => [
      box, box.scrollWidth / parseFloat(getComputedStyle(box).fontSize),
    ]);
    for (const [box, width] of sizes) {
      shrink(box, box.classList.contains("overflows") ? width : 0, GAP);
    }
  };

  let resizing = 0;
  addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(() => {
      arrange(all(".chain"));
      reach(all(".scroll.wide"));
    }, 100);
  });

  // --- What is folded opens for whoever follows a link into it, and on paper.

  const folded = all(".folded");
  for (const details of folded) {
    details.addEventListener("toggle", () => {
      if (!details.open) return;
      all(".tex", details).forEach(draw);
      fit(all(".tex", details));
      reach(all(".scroll.wide", details));
    });
  }
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target?.querySelector(":scope > .folded") ?? target?.closest(".folded");
    if (!details || details.open) return;
    details.open = true;
    target.scrollIntoView({ behavior: "instant" });
  };
  addEventListener("hashchange", unfold);
  unfold();

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
      if (printing) folded.forEach((details) => (details.open = true));
      drawFor(Infinity);
      arrange(all(".chain"));
      reach(all(".scroll.wide"));
      if (printing) shrinkTables();
    });
  }
  const inView = [...waiting].filter((formula) => formula.getBoundingClientRect().top < innerHeight);
  inView.slice(0, 60).forEach(draw);
  // Widths are right when the fonts are there; they are in the file, so that takes no time.
  Promise.allSettled([...document.fonts].map((font) => font.load())).then(() => {
    fit(all(".tex.drawn"));
    reach(all(".scroll.wide"));
    all("section").forEach((section) => seen.observe(section));
    drawTheRest();
  });
})();
